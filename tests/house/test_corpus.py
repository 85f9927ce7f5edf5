"""Each code rule has a corpus that is large enough, says what it claims, and holds programs."""

import ast
from collections import Counter
from typing import Final

import pytest

from support.corpus import Program, cases, programs, rules_of
from worknode_guard.rules.catalogue import CATALOGUE

ELSEWHERE: Final = {
    "WG310",  # what compilers say belongs to the gate
    "WG902",  # stands in the programs of the rules that could not decide
}
IN_C: Final = tuple(
    entry.code
    for entry in CATALOGUE
    if entry.module.startswith(("power_of_ten.", "documentation.")) and entry.code not in ELSEWHERE
)
IN_PYTHON: Final = tuple(rule for rule in IN_C if rule not in {"WG303", "WG309"})
PROGRAMS: Final = programs()


@pytest.mark.parametrize("kind", ["good", "bad"])
@pytest.mark.parametrize(
    ("language", "rule", "least"),
    [*(("c", rule, 10) for rule in IN_C), *(("python", rule, 6) for rule in IN_PYTHON)],
)
def test_a_rule_has_so_many_programs(language: str, rule: str, least: int, kind: str) -> None:
    found = [one for one in programs(rule, kind) if one.language == language]
    assert len(found) >= least


def test_nothing_else_lies_there() -> None:
    kinds = Counter((program.kind, program.path.suffix) for program in PROGRAMS)
    assert set(kinds) == {
        (kind, suffix) for kind in ("good", "bad") for suffix in (".c", ".h", ".py")
    }
    assert {program.rule for program in PROGRAMS} == set(IN_C)


def test_recursion_has_cases_across_files() -> None:
    assert len(cases()) >= 4
    assert [case[0].kind for case in cases() if len(case) < 2] == []


def errors(program: Program) -> set[str]:
    return {code for _, code, severity in program.due if severity == "error"}


def test_a_bad_program_breaks_its_rule_and_a_good_one_does_not() -> None:
    due = [(p.name, {p.rule} if p.kind == "bad" else set()) for p in PROGRAMS]
    assert [(p.name, errors(p)) for p in PROGRAMS] == due


def test_each_expectation_and_setup_is_understood() -> None:
    every = [*PROGRAMS, *(program for case in cases() for program in case)]
    assert [p.name for p in every if p.text.count("expect:") != len(p.due)] == []
    assert [p.name for p in every if p.text.count("setup:") != bool(p.setup)] == []
    assert all(rules_of(p) for p in every)  # an unknown field raises


def test_a_python_program_is_python() -> None:
    for program in PROGRAMS:
        if program.language == "python":
            assert ast.parse(program.text).body
