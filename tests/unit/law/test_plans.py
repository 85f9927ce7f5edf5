"""From plan files to plans that hold, those of executives among them."""

import pytest

from support.lawnouns import (
    MAIN,
    PROJECT,
    UNTIL,
    Fields,
    capability,
    executive,
    file,
    files,
    ids,
    patterns,
    plan,
    revoked,
    revoked_key,
    root,
)
from worknode_guard.law.chains import Authority
from worknode_guard.law.plans import Plans, settle_plans
from worknode_guard.law.revocation import Revocations
from worknode_guard.model.ids import Id
from worknode_guard.model.law import SignedFile
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.model.plan import Assignment, CodeRules, Phase, Plan, Waiver
from worknode_guard.model.trust import Revoked

CHAINS = {Id("impl"): (capability(),), Id("exec-1"): (executive(),)}
INSIDE = Assignment(ids("impl2"), paths=patterns("src/net/**"), ops=("add",))
WAIVER = Waiver("WG201", parse_pattern("src/a.c"), None, "mine", UNTIL)


def _plan(**fields: object) -> Plan:
    own: Fields = {"phases": (Phase(Id("build")),), "assignments": (INSIDE,), **fields}
    return plan(**own)


def _settle(
    *entries: SignedFile | Plan, by_executive: bool = True, listed: Revoked | None = None
) -> Plans:
    whole = root(plan_by_executive=by_executive)
    authority = Authority(PROJECT, whole, Revocations(listed, ()))
    return settle_plans(files(*entries), authority, CHAINS)


def _codes(settled: Plans) -> list[str]:
    return [problem.code for problem in settled.problems]


@pytest.mark.parametrize("by_executive", [True, False])
def test_the_people_of_the_plan_role_sign(*, by_executive: bool) -> None:
    assert _settle(file(plan(), "bob"), by_executive=by_executive).held == {"wave4": plan()}
    assert _codes(_settle(file(plan(), "impl"), by_executive=by_executive)) == ["WG003"]


def test_a_plan_of_another_project_does_not_hold() -> None:
    assert _codes(_settle(plan(project="sha256:other"))) == ["WG003"]


def test_other_documents_are_no_plans() -> None:
    assert _settle(file(capability())) == ({}, ())


def test_an_executive_signs_only_where_the_root_says_so() -> None:
    signed = file(_plan(), "exec-1")
    assert _settle(signed).held == {"wave4": _plan()}
    assert _codes(_settle(signed, by_executive=False)) == ["WG003"]


def test_a_revoked_key_signs_no_plan() -> None:
    for name in ("exec-1", "alice"):
        assert _codes(_settle(file(_plan(), name), listed=revoked(revoked_key(name)))) == ["WG003"]


def test_what_people_signed_may_go_beyond_an_executive_who_signed_too() -> None:
    assert _settle(file(plan(), "exec-1", "bob")).problems == ()


def test_an_executive_that_is_a_login_signs_nothing() -> None:
    chains = {Id("exec-1"): (executive(subject="login:github:r"),)}
    authority = Authority(PROJECT, root(plan_by_executive=True), Revocations(None, ()))
    settled = settle_plans(files(file(_plan(), "exec-1")), authority, chains)
    assert _codes(settled) == ["WG003"]


@pytest.mark.parametrize(
    ("fields", "beyond"),
    [
        ({"refs": (MAIN, "refs/heads/x")}, "refs/heads/x"),
        ({"id": Id("wave9")}, "wave9"),
        ({"phases": (Phase(Id("build")), Phase(Id("verify")))}, "verify"),
        ({"assignments": (INSIDE, INSIDE._replace(paths=patterns("lib/**")))}, "lib/x"),
        ({"assignments": (INSIDE._replace(ops=("delete",)),)}, "delete"),
        ({"assignments": (INSIDE._replace(paths=None),)}, "the whole right of impl2"),
        ({"assignments": (INSIDE._replace(ops=None),)}, "the whole right of impl2"),
        ({"waivers": (WAIVER,)}, "the waiver of WG201"),
        ({"rules": CodeRules(severity=(("WG202", "warning"),))}, "the severity of WG202"),
        ({"rules": CodeRules(ratchet=True)}, "ratchet: true"),
        ({"rules": CodeRules(people="refuse")}, "people: refuse"),
    ],
)
def test_beyond_the_delegation_with_a_witness(fields: Fields, beyond: str) -> None:
    settled = _settle(file(_plan(**fields), "exec-1"))
    assert _codes(settled) == ["WG007"]
    assert repr(beyond) in settled.problems[0].what
    assert "link exec-1" in settled.problems[0].why


def test_every_link_of_the_executives_chain_bounds_the_plan() -> None:
    top = executive("top", refs=())
    chains = {Id("exec-1"): (top, executive())}
    authority = Authority(PROJECT, root(plan_by_executive=True), Revocations(None, ()))
    settled = settle_plans(files(file(_plan(), "exec-1")), authority, chains)
    assert "link top" in settled.problems[0].why


def test_settings_that_plans_use_are_signed_like_a_plan() -> None:
    triggers = file(plan())._replace(path="plans/triggers.yaml", document=None)
    assert _settle(triggers) == ({}, ())
    by_agent = file(plan(), "exec-1")._replace(path="plans/triggers.yaml", document=None)
    assert [(p.code, p.path) for p in _settle(by_agent).problems] == [
        ("WG003", "plans/triggers.yaml")
    ]
