"""Numbers of functions against the plan and the chain."""

from importlib import import_module

import pytest

from support.handmade import code, evidence, function, judged
from support.lawnouns import FULL, Fields, plan
from worknode_guard.model.capability import Limits
from worknode_guard.model.evidence import CodeFile, CodeLimits
from worknode_guard.model.finding import Finding
from worknode_guard.model.plan import CodeRules

RULES = [
    ("WG201", "cyclomatic_complexity", {"complexity": 8}, {"complexity": 9}),
    ("WG202", "function_length", {"end_line": 60}, {"end_line": 61}),
    ("WG203", "parameter_count", {"parameters": 8}, {"parameters": 9}),
    ("WG204", "nesting_depth", {"nesting": 5}, {"nesting": 6}),
]


def _run(module: str, *files: CodeFile) -> list[Finding]:
    rule = import_module(f"worknode_guard.rules.complexity.{module}")
    return list(rule.judge(evidence(judged(code=files))))


@pytest.mark.parametrize(("code_", "module", "fits", "exceeds"), RULES)
def test_the_limit_is_allowed_and_one_more_refused(
    code_: str, module: str, fits: Fields, exceeds: Fields
) -> None:
    assert _run(module, code(function(**fits))) == []
    found = _run(module, code(function(), function("g", **exceeds)))
    assert [(one.code, one.symbol, one.commit, one.path) for one in found] == [
        (code_, "g", "c1", b"src/a.c")
    ]
    assert (found[0].line, found[0].end_line) == (1, exceeds.get("end_line", 10))


def _complex(*limits: CodeLimits, before: int | None = None) -> list[Finding]:
    old = () if before is None else (function(complexity=before), function("g", complexity=99))
    file = code(function(complexity=10), limits=limits, before=old)
    return _run("cyclomatic_complexity", file)


def _rules(**fields: object) -> CodeLimits:
    given: Fields = dict(fields)
    binding = given.pop("binding", True)
    chain = given.pop("chain", Limits())
    return CodeLimits(plan(rules=CodeRules(**given)), chain, binding=binding)


def test_the_smaller_of_plan_and_chain_speaks() -> None:
    found = _complex(_rules(complexity=9, chain=FULL))
    assert (found[0].message, found[0].why) == (
        "f has cyclomatic complexity 10, more than 8",
        "the capability's chain says complexity: 8",
    )
    found = _complex(_rules(complexity=7, chain=FULL))
    assert found[0].why == "plan wave4 says complexity: 7"
    assert _complex(_rules(complexity=10)) == []


def test_a_file_that_nobody_judges_passes() -> None:
    assert _complex() == []


def test_the_strictest_of_several_plans_speaks_once() -> None:
    found = _complex(_rules(complexity=9), _rules(complexity=5))
    assert [one.message for one in found] == ["f has cyclomatic complexity 10, more than 5"]


def test_a_binding_plan_speaks_before_a_stricter_one_that_warns() -> None:
    found = _complex(_rules(complexity=2, binding=False), _rules(complexity=9))
    assert [(one.severity, one.message) for one in found] == [
        ("error", "f has cyclomatic complexity 10, more than 9")
    ]


def test_severity_is_the_plans_where_it_binds() -> None:
    lowered = (("WG201", "warning"),)
    assert [one.severity for one in _complex(_rules(severity=lowered))] == ["warning"]
    raised = _rules(severity=(("WG201", "error"),), binding=False)
    assert [one.severity for one in _complex(raised)] == ["warning"]


@pytest.mark.parametrize(
    ("ratchet", "before", "refused"),
    [
        (True, 10, False),
        (True, 11, False),
        (True, 9, True),
        (True, None, True),
        (False, 10, True),
    ],
)
def test_a_ratchet_forgives_what_got_no_worse(
    before: int | None, *, ratchet: bool, refused: bool
) -> None:
    assert bool(_complex(_rules(ratchet=ratchet), before=before)) == refused
