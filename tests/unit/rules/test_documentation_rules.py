"""WG401: a changed function is documented, and its documentation tells the truth."""

import pytest

from support.handmade import code, evidence, function, judged
from support.lawnouns import FULL, Fields, plan
from worknode_guard.model.evidence import CodeFile, CodeLimits
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import Documentation
from worknode_guard.model.plan import CodeRules
from worknode_guard.rules.documentation import undocumented
from worknode_guard.rules.judge import judge

MISSING = Documentation("missing")


def under(*, binding: bool = True, **rules: object) -> CodeLimits:
    given: Fields = dict(rules)
    return CodeLimits(plan(rules=CodeRules(**given)), FULL, binding=binding)


def file(documentation: Documentation | None, *limits: CodeLimits, **fields: object) -> CodeFile:
    given: Fields = dict(fields)
    return code(function(documentation=documentation, **given), limits=limits or (under(),))


def run(*files: CodeFile) -> list[Finding]:
    return list(undocumented.judge(evidence(judged(code=files))))


@pytest.mark.parametrize(
    ("documentation", "message"),
    [
        (Documentation("written"), None),
        (MISSING, "f has no documentation"),
        (Documentation("empty"), "the documentation of f is empty"),
        (
            Documentation("written", ("a", "b")),
            "the documentation of f names parameters that are not there: a, b",
        ),
        (None, None),
    ],
)
def test_what_is_found(documentation: Documentation | None, message: str | None) -> None:
    found = run(file(documentation))
    assert [one.message for one in found] == ([] if message is None else [message])
    assert all(
        (one.code, one.line, one.end_line, one.symbol, one.commit, one.severity)
        == ("WG401", 1, 10, "f", "c1", "error")
        for one in found
    )


def test_the_plan_says_of_which_functions() -> None:
    public = under(documentation="public")
    assert run(file(MISSING, public)) != []
    assert run(file(MISSING, public, public=False)) == []
    assert run(file(MISSING, under(documentation="off"))) == []
    assert run(file(MISSING)._replace(touched=())) == []


def test_severity_people_and_several_plans() -> None:
    assert run(file(MISSING, under(severity=(("WG401", "warning"),))))[0].severity == "warning"
    assert run(file(MISSING, under(binding=False)))[0].severity == "warning"
    assert [one.severity for one in run(file(MISSING, under(binding=False), under()))] == ["error"]
    off = under(documentation="off")
    assert [one.severity for one in run(file(MISSING, off, under(binding=False)))] == ["warning"]


def test_a_ratchet_accepts_what_was_so_before() -> None:
    ratchet = under(ratchet=True)
    old = function(documentation=MISSING)
    assert run(file(MISSING, ratchet)._replace(before=(old,))) == []
    written = function(documentation=Documentation("written"))
    assert run(file(MISSING, ratchet)._replace(before=(written,))) != []


def test_a_language_without_a_known_way_is_undecided() -> None:
    verdict = judge(evidence(judged(code=(file(None),))), None, "index", ())
    assert [(one.code, one.severity) for one in verdict.findings] == [("WG902", "warning")]
    off = file(None, under(documentation="off"))
    assert judge(evidence(judged(code=(off,))), None, "index", ()).findings == ()
