"""From capability files to chains that hold."""

import pytest

from support.lawnouns import (
    FULL,
    PROJECT,
    Fields,
    capability,
    child,
    executive,
    file,
    files,
    patterns,
    public,
    revoked,
    revoked_key,
    root,
)
from worknode_guard.law.chains import Authority, Chains, build_chains
from worknode_guard.law.revocation import Revocations
from worknode_guard.model.capability import Capability, Delegate
from worknode_guard.model.ids import Id
from worknode_guard.model.law import SignedFile
from worknode_guard.model.trust import Revoked, RevokedCapability

DEEP = Delegate(2, ("executive", "implementation"), patterns("src/**"), ("add", "modify"), FULL)
TOP = executive(delegate=DEEP)
MIDDLE = executive(
    "sub-1", issuer=TOP.id, issuer_digest=TOP.digest, delegate=DEEP._replace(depth=1)
)


def _build(*entries: SignedFile | Capability, listed: Revoked | None = None) -> Chains:
    authority = Authority(PROJECT, root(), Revocations(listed, ()))
    return build_chains(files(*entries), authority)


def _codes(chains: Chains) -> dict[str, str]:
    return {capability.id: problem.code for capability, problem in chains.broken}


class TestAllows:
    def test_a_capability_of_the_root_is_a_chain_of_one(self) -> None:
        assert _build(capability()).held == {"impl": (capability(),)}

    def test_a_child_signed_by_its_parent(self) -> None:
        built = _build(executive(), file(child(), "exec-1"))
        assert built.held[Id("impl2")] == (executive(), child())

    def test_a_child_signed_by_the_delegate_role(self) -> None:
        assert "impl2" in _build(executive(), file(child(), "bob")).held

    def test_three_links(self) -> None:
        last = child(parent=MIDDLE)
        built = _build(TOP, MIDDLE, file(last, "sub-1"))
        assert built.held[Id("impl2")] == (TOP, MIDDLE, last)

    def test_a_validator_of_the_root(self) -> None:
        assert "val" in _build(capability("val", tier="validation")).held


class TestRefuses:
    @pytest.mark.parametrize(
        ("fields", "signer", "code"),
        [
            ({}, "exec-2", "WG003"),
            ({"tier": "validation"}, "alice", "WG007"),
            ({"issuer": Id("nobody")}, "exec-1", "WG007"),
            ({"issuer_digest": "sha256:old"}, "exec-1", "WG007"),
            ({"paths": patterns("**")}, "exec-1", "WG007"),
            ({"project": "sha256:other"}, "exec-1", "WG003"),
        ],
    )
    def test_a_child(self, fields: Fields, signer: str, code: str) -> None:
        built = _build(executive(), file(child(**fields), signer))
        assert _codes(built) == {"impl2": code}
        assert list(built.held) == ["exec-1"]

    def test_a_validator_of_an_executive_that_may_issue_any_tier(self) -> None:
        wide = DEEP._replace(tiers=("executive", "implementation", "validation"))
        parent = executive(delegate=wide)
        built = _build(parent, child(parent=parent, tier="validation"))
        assert _codes(built) == {"impl2": "WG007"}
        assert "could approve its own work" in built.problems[0].why

    def test_a_capability_of_the_root_without_its_digest_or_signature(self) -> None:
        stale = capability(issuer_digest="sha256:old")
        assert _codes(_build(stale)) == {"impl": "WG007"}
        assert _codes(_build(file(capability(), "impl"))) == {"impl": "WG003"}

    def test_a_parents_key_does_not_sign_executives(self) -> None:
        assert _codes(_build(TOP, file(MIDDLE, "exec-1"))) == {"sub-1": "WG003"}

    def test_a_parent_that_is_a_login_signs_nothing(self) -> None:
        parent = executive(subject="login:github:r")
        built = _build(parent, file(child(parent=parent), "exec-1"))
        assert _codes(built) == {"impl2": "WG003"}

    def test_more_than_three_links(self) -> None:
        third = child("impl3", parent=MIDDLE)
        fourth = child("impl4", parent=third)
        built = _build(TOP, MIDDLE, file(third, "sub-1"), file(fourth, "impl3"))
        assert _codes(built) == {"impl4": "WG007"}
        assert "more than 3 links" in built.problems[0].what

    def test_a_circle(self) -> None:
        one = executive("exec-1", issuer=Id("exec-2"))
        two = executive("exec-2", issuer=Id("exec-1"))
        assert _codes(_build(one, two)) == {"exec-1": "WG007", "exec-2": "WG007"}

    def test_everything_below_a_broken_link_with_its_cause(self) -> None:
        built = _build(file(executive(), "mallory"), file(child(), "exec-1"))
        assert _codes(built) == {"exec-1": "WG003", "impl2": "WG003"}
        assert built.problems[1].what == "impl2 stands below exec-1, which does not hold"
        assert built.problems[1].path == "plans/agents/impl2.yaml"

    def test_a_missing_parent_is_told_of_the_link_that_names_it(self) -> None:
        orphan = executive("sub-1", issuer=Id("gone"))
        built = _build(orphan, file(child(parent=orphan), "sub-1"))
        assert {problem.subject for problem in built.problems} == {"sub-1"}

    def test_every_problem_of_one_link_is_told(self) -> None:
        wide = child(paths=patterns("**"), issuer_digest="sha256:old")
        built = _build(executive(), file(wide, "mallory"))
        assert [problem.code for problem in built.problems] == ["WG003", "WG007", "WG007"]

    @pytest.mark.parametrize("name", ["exec-1", "impl2"])
    def test_the_revoked_and_what_stands_below(self, name: str) -> None:
        tree = (executive(), file(child(), "exec-1"))
        by_id = revoked(RevokedCapability(Id(name), None, "gone"))
        for listed in (by_id, revoked(revoked_key(name))):
            codes = _codes(_build(*tree, listed=listed))
            below = {"exec-1": {"exec-1", "impl2"}, "impl2": {"impl2"}}[name]
            assert codes == dict.fromkeys(below, "WG006")

    def test_what_a_revoked_key_signed(self) -> None:
        listed = revoked(revoked_key("alice"))
        assert _codes(_build(capability(), listed=listed)) == {"impl": "WG003"}
        assert _build(file(capability(), "bob"), listed=listed).held

    def test_a_shortfall_of_a_child_says_that_its_parent_could_sign(self) -> None:
        built = _build(executive(), file(child(), "mallory"))
        assert "or for exec-1's key" in built.problems[0].why
        assert public("mallory").fingerprint in built.problems[0].why
