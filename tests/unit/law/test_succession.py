"""May these documents follow those?"""

from collections.abc import Sequence

import pytest

from support.lawnouns import (
    MAIN,
    NOW,
    PROJECT,
    Fields,
    capability,
    child,
    executive,
    file,
    files,
    ids,
    patterns,
    plan,
    public,
    revoked,
    revoked_key,
    root,
)
from worknode_guard.law.settle import settle
from worknode_guard.law.succession import brought_by_executive, succession
from worknode_guard.model.actor import Agent
from worknode_guard.model.ids import Id
from worknode_guard.model.keys import BadSignature
from worknode_guard.model.law import (
    Law,
    LawFiles,
    LawProblem,
    SignatureFile,
    SignedFile,
    Succession,
)
from worknode_guard.model.plan import Assignment, Phase
from worknode_guard.model.trust import RevokedCapability

ROOT = file(root())
BASE = files(ROOT, plan(), capability(), executive(), revoked())
UNREADABLE = LawProblem("WG002", "plans/wave4.yaml", "wave4", "what", "why", "fix")


def _newer(entry: SignedFile, oid: str = "new") -> SignedFile:
    return entry._replace(oid=oid, digest=f"sha256:{oid}")


def _law(tree: LawFiles) -> Law:
    settled = settle(tree, NOW)
    assert isinstance(settled, Law)
    return settled


def _step(*changed: SignedFile, without: str | None = None, base: LawFiles = BASE) -> Succession:
    after = {**base, **files(*changed)}
    if without:
        del after[without]
    return succession(base, after, _law(base), NOW)


def _codes(problems: Sequence[LawProblem]) -> list[str]:
    return [problem.code for problem in problems]


class TestAllows:
    def test_nothing_changed(self) -> None:
        assert _step() == Succession()

    def test_a_higher_version(self) -> None:
        step = _step(_newer(file(plan(version=2))))
        assert step == Succession(changed=frozenset({"plans/wave4.yaml"}))

    def test_a_jump_of_versions_of_a_plan(self) -> None:
        assert _step(_newer(file(plan(version=9)))).problems == ()

    def test_a_new_document(self) -> None:
        assert _step(file(plan("wave5"))).problems == ()

    def test_another_signature_beside_the_same_bytes(self) -> None:
        assert _step(file(plan(), "alice", "bob")).problems == ()

    def test_the_next_roots_one_after_the_other(self) -> None:
        second = file(root("bob", "dave", version=2, project=PROJECT), "bob")
        third = file(root("dave", version=3, project=PROJECT), "dave")
        assert _step(second, third).problems == ()

    def test_more_revocations(self) -> None:
        entry = RevokedCapability(Id("impl"), None, "gone")
        assert _step(_newer(file(revoked(entry, version=2), "bob"))).problems == ()

    def test_a_repair_of_what_cannot_be_read(self) -> None:
        broken = file(plan())._replace(document=None, digest="", problems=(UNREADABLE,))
        assert _step(file(plan()), base={**BASE, **files(broken)}).problems == ()

    def test_what_it_breaks_elsewhere_is_a_consequence(self) -> None:
        base = {**BASE, **files(file(child(), "exec-1"))}
        step = _step(_newer(file(executive(version=2, digest="sha256:new"))), base=base)
        assert step.problems == ()
        assert [(p.code, p.subject) for p in step.consequences] == [("WG007", "impl2")]

    def test_what_was_broken_before_is_no_consequence(self) -> None:
        base = {**BASE, **files(file(child(issuer_digest="sha256:old"), "exec-1"))}
        assert _step(_newer(file(plan(version=2))), base=base).consequences == ()


class TestRefuses:
    @pytest.mark.parametrize("version", [2, 3])
    def test_other_bytes_without_a_higher_version(self, version: int) -> None:
        base = {**BASE, **files(file(plan(version=3)))}
        step = _step(_newer(file(plan(version=version))), base=base)
        assert _codes(step.problems) == ["WG004"]

    @pytest.mark.parametrize("path", sorted(set(BASE) - {"plans/trust/1.yaml"}))
    def test_a_deletion(self, path: str) -> None:
        assert "WG004" in _codes(_step(without=path).problems)

    def test_the_root_deleted(self) -> None:
        assert _codes(_step(without="plans/trust/1.yaml").problems) == ["WG004"]

    def test_what_has_expired_already(self) -> None:
        step = _step(file(plan("wave5", expires=NOW)))
        assert _codes(step.problems) == ["WG005"]

    def test_what_cannot_be_read(self) -> None:
        broken = file(plan())._replace(document=None, digest="", problems=(UNREADABLE,))
        assert _step(broken).problems == (UNREADABLE,)

    def test_a_root_that_skips_a_version(self) -> None:
        third = file(root("alice", version=3, project=PROJECT))
        assert _codes(_step(third).problems) == ["WG004"]

    @pytest.mark.parametrize("signer", ["alice", "dave"])
    def test_a_root_signed_by_one_side(self, signer: str) -> None:
        second = file(root("dave", version=2, project=PROJECT), signer)
        assert _codes(_step(second).problems) == ["WG003"]

    def test_a_signature_taken_from_a_standing_root(self) -> None:
        assert _codes(_step(ROOT._replace(signatures=())).problems) == ["WG003"]

    def test_a_signature_taken_from_a_plan(self) -> None:
        bare = file(plan())._replace(signatures=())
        assert _codes(_step(bare).problems) == ["WG003"]

    def test_a_plan_by_the_people_of_the_root_it_comes_with(self) -> None:
        second = file(root("bob", "dave", version=2, project=PROJECT), "bob")
        step = _step(second, file(plan("wave5"), "dave"))
        assert [(p.code, p.subject) for p in step.problems] == [("WG003", "wave5")]

    def test_a_list_of_revocations_signed_by_others(self) -> None:
        step = _step(_newer(file(revoked(version=2), "mallory")))
        assert _codes(step.problems) == ["WG003"]

    def test_a_list_of_revocations_of_another_project(self) -> None:
        step = _step(_newer(file(revoked(version=2, project="sha256:other"))))
        assert _codes(step.problems) == ["WG003"]

    def test_a_list_of_revocations_signed_by_a_revoked_key(self) -> None:
        listed = revoked(revoked_key("bob"))
        base = {**BASE, **files(file(listed))}
        again = revoked(*listed.entries, version=2)
        assert _codes(_step(_newer(file(again, "bob")), base=base).problems) == ["WG006"]
        assert _step(_newer(file(again, "alice")), base=base).problems == ()

    def test_a_lost_entry(self) -> None:
        base = {**BASE, **files(file(revoked(revoked_key("bob"), revoked_key("eve"))))}
        step = _step(_newer(file(revoked(revoked_key("eve"), version=2))), base=base)
        assert _codes(step.problems) == ["WG004"]
        assert step.problems[0].what == "plans/revoked.yaml has lost 1 of its entries"

    def test_revocations_of_the_base_hold_for_what_comes(self) -> None:
        base = {**BASE, **files(file(revoked(revoked_key("bob"))))}
        assert _codes(_step(file(plan("wave5"), "bob"), base=base).problems) == ["WG003"]

    def test_they_hold_also_on_a_branch_that_began_before_them(self) -> None:
        base = {**BASE, **files(file(revoked(revoked_key("bob"), version=2)))}
        after = {**BASE, **files(file(plan("wave5"), "bob"))}
        assert _codes(succession(BASE, after, _law(base), NOW).problems) == ["WG003"]

    def test_a_key_that_is_in_use(self) -> None:
        step = _step(file(capability("impl2", subject=public("impl"))))
        assert [(p.code, p.subject) for p in step.problems] == [("WG014", "impl2")]

    def test_the_same_reason_is_told_once(self) -> None:
        broken = file(plan())._replace(document=None, problems=(UNREADABLE, UNREADABLE))
        assert _step(broken).problems == (UNREADABLE,)


class TestBroughtByAnExecutive:
    def _brought(
        self, entry: SignedFile, *, base: LawFiles = BASE, agent: Agent | None = None
    ) -> frozenset[str]:
        law = _law(base)
        after = {**base, **files(entry)}
        changed = frozenset({entry.path})
        actor = agent or Agent(law.chains[Id("exec-1")])
        return brought_by_executive(base, after, law, actor, changed)

    def test_its_own_child_with_the_signatures_that_hold(self) -> None:
        bad = SignatureFile("plans/agents/impl2.yaml.x.sig", BadSignature("junk"))
        entry = file(child(), "exec-1")
        entry = entry._replace(signatures=(*entry.signatures, bad))
        assert self._brought(entry) == {entry.path, entry.signatures[0].path}

    def test_its_own_child_again(self) -> None:
        base = {**BASE, **files(file(child(), "exec-1"))}
        assert self._brought(_newer(file(child(version=2), "exec-1")), base=base)

    @pytest.mark.parametrize(
        ("fields", "signer"),
        [
            ({"issuer": "exec-2"}, "exec-1"),
            ({"issuer": "root"}, "exec-1"),
            ({"tier": "executive"}, "exec-1"),
            ({"tier": "validation"}, "exec-1"),
            ({}, "alice"),
        ],
    )
    def test_no_child_of_its_own(self, fields: Fields, signer: str) -> None:
        assert self._brought(file(child(**fields), signer)) == frozenset()

    def test_no_agent_that_the_root_issued(self) -> None:
        assert self._brought(_newer(file(child("impl", version=2), "exec-1"))) == frozenset()

    def test_no_agent_that_only_the_base_has(self) -> None:
        law = _law(BASE)
        entry = file(child("impl", version=2), "exec-1")
        agent = Agent(law.chains[Id("exec-1")])
        changed = frozenset({entry.path})
        assert brought_by_executive({}, files(entry), law, agent, changed) == frozenset()

    def test_no_agent_whose_file_cannot_be_read(self) -> None:
        broken = file(capability())._replace(document=None, problems=(UNREADABLE,))
        base = {**BASE, **files(broken)}
        entry = _newer(file(child("impl", version=2), "exec-1"))
        assert self._brought(entry, base=base) == frozenset()

    def test_nothing_by_an_implementer(self) -> None:
        implementer = Agent((capability(),))
        own = child(parent=capability())
        assert self._brought(file(own, "impl"), agent=implementer) == frozenset()

    def test_nothing_by_an_executive_that_is_a_login(self) -> None:
        agent = Agent((executive(subject="login:github:r"),))
        assert self._brought(file(child(), "exec-1"), agent=agent) == frozenset()

    @pytest.mark.parametrize(
        ("allowed", "refs", "signer", "brought"),
        [
            (True, (MAIN,), "exec-1", True),
            (False, (MAIN,), "exec-1", False),
            (True, ("refs/heads/x",), "exec-1", False),
            (True, (MAIN,), "alice", False),
        ],
    )
    def test_a_plan_inside_its_delegation_where_the_root_says_so(
        self, refs: tuple[str, ...], signer: str, *, allowed: bool, brought: bool
    ) -> None:
        base = {**BASE, **files(file(root(plan_by_executive=allowed)))}
        inside = Assignment(ids("impl2"), paths=patterns("src/**"), ops=("add",))
        phases = tuple(Phase(name) for name in ids("build"))
        new = plan(version=2, refs=refs, phases=phases, assignments=(inside,))
        assert bool(self._brought(_newer(file(new, signer)), base=base)) == brought
