"""What the judge refuses: one sentence of the contract a case, and the code of the refusal."""

from pathlib import Path

import pytest

from support import documents, forging
from support.hardware import TOUCHED, VERIFIED, hardware
from support.keys import key
from support.lawbook import (
    GOOD,
    Keys,
    Tree,
    cap,
    child,
    digest,
    executive,
    plan,
    refused,
    repo,
    revoked,
    undecided,
    under_root,
    with_,
)
from support.laws import LawRepo, codes, signed

pytestmark = pytest.mark.git

COMPLEX = "/* Many. */ int b(int x)\n{\n" + "if(x)x++;\n" * 9 + "return x;}\n"
EXPIRED = "2026-11-30T00:00:00Z"
WITH_LOGINS = {
    "alice": {"keys": [key("alice").line], "logins": ["github:alice"]},
    "bob": {"keys": [key("bob").line], "logins": ["github:bob"]},
}


def _edit(made: LawRepo, by: str = "impl", message: str = "x") -> None:
    made.by(by, message, {"src/a.c": GOOD})


def _by_impl(tmp_path: Path, *changes: Tree) -> LawRepo:
    made = repo(tmp_path, with_(*changes))
    _edit(made)
    return made


def _brought(tmp_path: Path, *changes: Tree, by: str = "carol") -> LawRepo:
    """A person brings documents."""
    made = repo(tmp_path)
    files: Tree = {}
    for change in changes:
        files |= change
    made.by(by, "x", files)
    return made


class TestTrustRootOnTheBase:
    def test_none(self, tmp_path: Path) -> None:
        made = repo(tmp_path, {})
        _edit(made)
        undecided(made, "WG001")

    def test_another_than_the_pinned_one(self, tmp_path: Path) -> None:
        undecided(_by_impl(tmp_path), "WG001", trust="sha256:" + "0" * 64)

    def test_expired(self, tmp_path: Path) -> None:
        text = documents.trust(expires=EXPIRED)
        made = repo(tmp_path, under_root(text))
        _edit(made)
        undecided(made, "WG001", trust=digest(text))

    def test_too_few_people_signed(self, tmp_path: Path) -> None:
        text = documents.trust(threshold=2)
        made = repo(tmp_path, under_root(text, "alice"))
        _edit(made)
        undecided(made, "WG001", trust=digest(text))

    def test_two_keys_of_one_person_are_one_person(self, tmp_path: Path) -> None:
        people = {
            "alice": {"keys": [key("alice").line, key("alice-laptop").line]},
            "bob": {"keys": [key("bob").line]},
        }
        text = documents.trust(people, threshold=2)
        made = repo(tmp_path, under_root(text, "alice", "alice-laptop"))
        _edit(made)
        undecided(made, "WG001", trust=digest(text))

    def test_malformed(self, tmp_path: Path) -> None:
        text = documents.trust() + "surplus: 1\n"
        made = repo(tmp_path, under_root(text))
        _edit(made)
        undecided(made, "WG001", trust=digest(text))

    def test_executable(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.git("switch", "-q", "main")
        made.git("update-index", "--chmod=+x", "plans/trust/1.yaml")
        made.by("alice", "x", {})
        made.git("switch", "-q", "-C", "work")
        undecided(made, "WG001")

    def test_a_version_is_left_out(self, tmp_path: Path) -> None:
        third = documents.trust(version=3, project=documents.PROJECT)
        made = _by_impl(tmp_path, signed("plans/trust/3.yaml", third, "alice"))
        undecided(made, "WG001")

    def test_the_second_is_not_signed_by_the_first(self, tmp_path: Path) -> None:
        second = documents.trust(("mallory",), version=2, project=documents.PROJECT)
        made = _by_impl(tmp_path, signed("plans/trust/2.yaml", second, "mallory"))
        undecided(made, "WG001")


class TestTrustRootBrought:
    def _second(self, *signers: str, version: int = 2, **keys: object) -> Tree:
        given: dict[str, object] = {"project": documents.PROJECT, **keys}
        text = documents.trust(("dave",), version=version, **given)  # type: ignore[arg-type]  # keys of the document
        return signed(f"plans/trust/{version}.yaml", text, *signers)

    @pytest.mark.parametrize("signer", ["alice", "dave", "mallory"])
    def test_signed_by_one_side_only(self, tmp_path: Path, signer: str) -> None:
        refused(_brought(tmp_path, self._second(signer)), "WG003")

    def test_it_skips_a_version(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, self._second("alice", "dave", version=3)), "WG004")

    def test_it_has_expired(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, self._second("alice", "dave", expires=EXPIRED)), "WG005")

    def test_it_is_of_another_project(self, tmp_path: Path) -> None:
        other = "sha256:" + "1" * 64
        refused(_brought(tmp_path, self._second("alice", "dave", project=other)), "WG003")

    def test_root_1_gets_other_bytes(self, tmp_path: Path) -> None:
        text = documents.trust(("alice", "dave"))
        made = _brought(tmp_path, signed("plans/trust/1.yaml", text, "alice"))
        assert "WG004" in codes(made.check())

    def test_what_needs_root_2_comes_with_it(self, tmp_path: Path) -> None:
        made = _brought(tmp_path, self._second("alice", "dave"), plan("dave", name="wave5"))
        refused(made, "WG003")

    def test_renewal_of_an_expired_root_with_something_else(self, tmp_path: Path) -> None:
        text = documents.trust(expires=EXPIRED)
        project = digest(text)
        made = repo(tmp_path, under_root(text))
        made.by("alice", "x", self._second("alice", "dave", project=project) | {"README.md": "x\n"})
        undecided(made, "WG001", trust=project)

    def test_renewal_by_an_agent(self, tmp_path: Path) -> None:
        text = documents.trust(expires=EXPIRED)
        project = digest(text)
        made = repo(tmp_path, under_root(text))
        made.by("impl", "x", self._second("alice", "dave", project=project))
        undecided(made, "WG001", trust=project)

    def test_renewal_among_the_work_of_an_agent(self, tmp_path: Path) -> None:
        text = documents.trust(expires=EXPIRED)
        project = digest(text)
        made = repo(tmp_path, under_root(text))
        made.by("impl", "x", {"src/b.c": "int b;\n"})
        made.by("impl", "y", {"src/b.c": None})
        made.by("alice", "z", self._second("alice", "dave", project=project))
        undecided(made, "WG001", trust=project)

    def test_renewal_signed_by_too_few(self, tmp_path: Path) -> None:
        text = documents.trust(expires=EXPIRED)
        project = digest(text)
        made = repo(tmp_path, under_root(text))
        made.by("alice", "x", self._second("dave", project=project))
        refused(made, "WG003", trust=project)

    def test_renewal_on_a_branch_that_base_has_left_behind(self, tmp_path: Path) -> None:
        text = documents.trust(expires=EXPIRED)
        project = digest(text)
        made = repo(tmp_path, under_root(text))
        made.by("alice", "x", self._second("alice", "dave", project=project))
        made.git("switch", "-q", "main")
        made.by("alice", "Base moves", {"README.md": "x\n"})
        undecided(made, "WG001", trust=project)


class TestDocuments:
    def test_malformed(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, {"plans/wave5.yaml": "kind: plan\n"}), "WG002")

    def test_at_no_documents_place(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, {"plans/deep/wave5.yaml": "x: 1\n"}), "WG002")

    def test_too_large(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, {"plans/wave5.yaml": "#" * 70_000}), "WG002")

    def test_a_key_of_two_people(self, tmp_path: Path) -> None:
        one = {"keys": [key("alice").line]}
        text = documents.trust({"alice": one, "bob": one}, version=2, project=documents.PROJECT)
        refused(_brought(tmp_path, signed("plans/trust/2.yaml", text, "alice")), "WG002")

    def test_a_root_issued_capability_without_all_limits(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, cap("new-impl", limits={"files": 1})), "WG002")

    def test_a_hardware_key_as_an_agents(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, cap("new-impl", subject=hardware("bob").line)), "WG002")

    @pytest.mark.parametrize("signer", ["mallory", "impl", "exec-1"])
    def test_a_plan_signed_by_the_wrong_one(self, tmp_path: Path, signer: str) -> None:
        refused(_brought(tmp_path, plan(signer, name="wave5")), "WG003")

    def test_a_plan_without_a_signature(self, tmp_path: Path) -> None:
        text = documents.plan("wave5")
        refused(_brought(tmp_path, {"plans/wave5.yaml": text}), "WG003")

    def test_a_signature_over_other_bytes(self, tmp_path: Path) -> None:
        files = plan(name="wave5")
        files["plans/wave5.yaml"] = documents.plan("wave5", title="Other")
        refused(_brought(tmp_path, files), "WG003")

    def test_a_signature_for_another_kind(self, tmp_path: Path) -> None:
        text = documents.plan("wave5")
        armour = key("bob").sign(text.encode(), "capability@worknode-guard")
        files: Tree = {"plans/wave5.yaml": text, "plans/wave5.yaml.bob.sig": armour}
        refused(_brought(tmp_path, files), "WG003")

    def test_a_signature_file_that_is_executable(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write(plan(name="wave5"))
        made.git("update-index", "--chmod=+x", "plans/wave5.yaml.bob.sig")
        made.by("carol", "x", {})
        refused(made, "WG003")

    def test_a_person_without_the_role(self, tmp_path: Path) -> None:
        data = documents.trust()
        project_root = data.replace(
            "plan: {threshold: 1, people: [alice, bob, carol]}",
            "plan: {threshold: 1, people: [bob]}",
        )
        assert project_root != data
        made = repo(tmp_path, under_root(project_root))
        made.by("carol", "x", plan("alice", name="wave5", project=digest(project_root)))
        refused(made, "WG003", trust=digest(project_root))

    def test_presence_is_missing_in_a_signature_of_a_document(self, tmp_path: Path) -> None:
        people: Keys = {
            "alice": {"keys": [key("alice").line]},
            "bob": {"keys": [hardware("bob").line], "require": "touch"},
        }
        text = documents.trust(people)
        law = {name: data for name, data in under_root(text).items() if "wave4" not in name}
        made = repo(tmp_path, law)
        body = documents.plan("wave5", project=digest(text))
        armour = hardware("bob", 0).sign(body.encode(), "plan@worknode-guard")
        made.by("alice", "x", {"plans/wave5.yaml": body, "plans/wave5.yaml.bob.sig": armour})
        refused(made, "WG003", trust=digest(text))

    @pytest.mark.parametrize("version", [1, 2])
    def test_a_version_that_does_not_rise(self, tmp_path: Path, version: int) -> None:
        made = repo(tmp_path, with_(plan(version=2)))
        made.by("carol", "x", plan(version=version, title="Other"))
        refused(made, "WG004")

    def test_deleted(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, dict.fromkeys(cap("impl"))), "WG004")

    def test_revocations_lost(self, tmp_path: Path) -> None:
        entry = {"capability": "val", "reason": "b"}
        made = repo(tmp_path, with_(revoked(entry)))
        made.by("carol", "x", revoked({"capability": "val", "reason": "c"}, version=2))
        refused(made, "WG004")

    def test_the_list_of_revocations_deleted(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(revoked()))
        made.by("carol", "x", dict.fromkeys(revoked()))
        refused(made, "WG004")

    def test_revocations_signed_by_no_root_key(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, revoked(by="mallory")), "WG003")

    def test_revocations_signed_by_a_revoked_key(self, tmp_path: Path) -> None:
        entry = {"key": key("alice").public.fingerprint, "reason": "lost"}
        other = {"capability": "val", "reason": "b"}
        made = repo(tmp_path, with_(revoked(entry, by="bob")))
        files = revoked(entry, other, version=2) | {"plans/revoked.yaml.bob.sig": None}
        made.by("carol", "x", files)
        refused(made, "WG006")

    def test_expired_when_brought(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, plan(name="wave5", expires=EXPIRED)), "WG005")

    def test_a_capability_that_is_revoked_already(self, tmp_path: Path) -> None:
        entry = {"capability": "impl", "below": 3, "reason": "wide"}
        made = repo(tmp_path, with_(revoked(entry)))
        made.by("carol", "x", cap("impl", version=2))
        refused(made, "WG006")

    def test_a_capability_for_a_key_in_use(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, cap("new-impl", subject=key("impl").line)), "WG014")

    def test_a_capability_for_a_persons_key(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, cap("new-impl", subject=key("bob").line)), "WG014")

    def test_a_capability_for_a_login_in_use(self, tmp_path: Path) -> None:
        bots = cap("impl2", subject="login:github:r") | cap("impl3", subject="login:github:R")
        refused(_brought(tmp_path, bots), "WG014")

    def test_a_plan_by_an_executive_where_the_root_does_not_say_so(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("exec-1", "x", plan("exec-1", name="wave4", version=2))
        refused(made, "WG003", "WG110")


def _two_deep(**below: object) -> Tree:
    delegate = {
        "depth": 2,
        "tiers": ["executive", "implementation"],
        "paths": ["src/**"],
        "ops": ["add", "modify"],
        "limits": dict(documents.LIMITS),
    }
    top = documents.executive(delegate=delegate)
    given: dict[str, object] = {
        "issuer": "exec-1",
        "issuer_digest": digest(top),
        "delegate": {**delegate, "depth": 1},
        **below,
    }
    middle = documents.executive("sub-1", **given)  # type: ignore[arg-type]  # keys of the document
    law = signed("plans/agents/exec-1.yaml", top, "alice")
    law |= signed("plans/agents/sub-1.yaml", middle, "alice")
    law |= cap("impl2", "sub-1", issuer="sub-1", issuer_digest=digest(middle))
    return law


class TestChains:
    """A child that its parent does not cover."""

    @pytest.mark.parametrize(
        "wider",
        [
            {"paths": ["src/**", "lib/a.c"]},
            {"paths": ["**"]},
            {"refs": ["refs/heads/main", "refs/heads/other"]},
            {"plans": ["wave4", "wave5"]},
            {"phases": ["build", "verify"]},
            {"ops": ["add", "delete"]},
            {"limits": {"complexity": 9}},
            {"limits": {"file_bytes": 262145}},
            {"not_before": "2026-11-23T23:59:59Z"},
            {"expires": "2027-11-24T00:00:01Z"},
            {"issuer_digest": "sha256:" + "0" * 64},
        ],
    )
    def test_in_one_field(self, tmp_path: Path, wider: Keys) -> None:
        refused(_brought(tmp_path, child(**wider)), "WG007")

    def test_signed_by_a_sibling(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(executive("exec-2")))
        made.by("carol", "x", child("impl2", "exec-2"))
        refused(made, "WG003")

    def test_brought_by_a_sibling(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(executive("exec-2")))
        made.by("exec-2", "x", child("impl2", "exec-1"))
        refused(made, "WG110")

    def test_a_siblings_child_taken_over(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(executive("exec-2"), child()))
        other = digest(documents.executive("exec-2"))
        files = child("impl2", "exec-2", issuer="exec-2", issuer_digest=other, version=2)
        made.by("exec-2", "x", files)
        refused(made, "WG110")

    def test_the_parent_is_missing(self, tmp_path: Path) -> None:
        refused(_brought(tmp_path, child(issuer="nobody")), "WG007")

    def test_a_circle(self, tmp_path: Path) -> None:
        both = child("impl2", issuer="impl3") | child("impl3", issuer="impl2")
        refused(_brought(tmp_path, both), "WG007")

    def test_too_long(self, tmp_path: Path) -> None:
        law = _two_deep()
        text = str(law["plans/agents/impl2.yaml"])
        below = cap("impl3", "impl2", issuer="impl2", issuer_digest=digest(text))
        verdict = refused(_brought(tmp_path, law, below), "WG004", "WG007")
        assert any("more than 3 links" in finding.message for finding in verdict.findings)

    def test_a_parent_that_is_no_executive(self, tmp_path: Path) -> None:
        above = digest(documents.capability())
        made = _brought(tmp_path, cap("impl2", "impl", issuer="impl", issuer_digest=above))
        refused(made, "WG007")

    def test_validation_from_an_executive(self, tmp_path: Path) -> None:
        files = child("impl2", "alice", tier="validation", paths=["src/r/**"])
        refused(_brought(tmp_path, files), "WG007")

    def test_an_executive_signed_only_by_its_parent(self, tmp_path: Path) -> None:
        law = _two_deep()
        text = str(law.pop("plans/agents/sub-1.yaml"))
        del law["plans/agents/sub-1.yaml.alice.sig"]
        law |= signed("plans/agents/sub-1.yaml", text, "exec-1")
        verdict = _brought(tmp_path, law).check()
        assert {"WG003", "WG004"} <= set(codes(verdict))

    @pytest.mark.parametrize(
        "entry",
        [
            {"capability": "exec-1", "reason": "gone"},
            {"key": key("exec-1").public.fingerprint, "reason": "lost"},
            {"capability": "impl2", "reason": "gone"},
            {"capability": "impl2", "below": 2, "reason": "old"},
            {"key": key("impl2").public.fingerprint, "reason": "lost"},
        ],
    )
    def test_revocation_reaches_down_the_chain(
        self, tmp_path: Path, entry: dict[str, object]
    ) -> None:
        law = with_(child(), plan(assignments=[{"agent": "impl2"}]), revoked(entry))
        made = repo(tmp_path, law)
        _edit(made, "impl2")
        refused(made, "WG006")

    def test_a_capability_signed_by_a_revoked_key(self, tmp_path: Path) -> None:
        entry = {"key": key("alice").public.fingerprint, "reason": "lost"}
        refused(_by_impl(tmp_path, revoked(entry, by="bob")), "WG003")

    def test_a_plan_signed_by_a_revoked_key(self, tmp_path: Path) -> None:
        entry = {"key": key("bob").public.fingerprint, "reason": "lost"}
        refused(_by_impl(tmp_path, revoked(entry)), "WG003")

    @pytest.mark.parametrize(
        "window",
        [
            {"expires": "2026-12-01T00:00:00Z"},
            {"not_before": "2026-12-01T00:00:01Z"},
        ],
    )
    def test_a_parent_that_is_not_valid_now(self, tmp_path: Path, window: Keys) -> None:
        above = documents.executive(**window)
        law = with_(
            signed("plans/agents/exec-1.yaml", above, "alice"),
            child(parent=above, **window),
            plan(assignments=[{"agent": "impl2"}]),
        )
        made = repo(tmp_path, law)
        _edit(made, "impl2")
        refused(made, "WG005")

    def test_a_parents_denial_holds_for_the_child(self, tmp_path: Path) -> None:
        above = documents.executive(deny=["src/secret/**"])
        law = with_(
            signed("plans/agents/exec-1.yaml", above, "alice"),
            child(parent=above),
            plan(assignments=[{"agent": "impl2"}]),
        )
        made = repo(tmp_path, law)
        made.by("impl2", "x", {"src/secret/a.c": GOOD})
        refused(made, "WG101")

    def test_a_childs_missing_limit_is_the_parents(self, tmp_path: Path) -> None:
        law = with_(child(limits=None), plan(assignments=[{"agent": "impl2"}]))
        made = repo(tmp_path, law)
        made.by("impl2", "x", {f"src/{n}.txt": "x\n" for n in range(21)})
        refused(made, "WG108")

    def test_two_capabilities_of_one_key_on_the_base(self, tmp_path: Path) -> None:
        refused(_by_impl(tmp_path, cap("impl2", subject=key("impl").line)), "WG014")

    def test_a_child_of_one_whose_key_is_a_persons(self, tmp_path: Path) -> None:
        above = documents.executive(subject=key("bob").line)
        law = with_(
            signed("plans/agents/exec-1.yaml", above, "alice"),
            child("impl2", "bob", parent=above),
        )
        made = repo(tmp_path, law)
        _edit(made, "impl2")
        refused(made, "WG014")

    def test_a_broken_list_of_revocations_stops_every_agent(self, tmp_path: Path) -> None:
        refused(_by_impl(tmp_path, {"plans/revoked.yaml": "kind: nonsense\n"}), "WG002")


class TestSigners:
    def test_a_revoked_person(self, tmp_path: Path) -> None:
        entry = {"key": key("bob").public.fingerprint, "reason": "lost"}
        made = repo(tmp_path, with_(revoked(entry)))
        _edit(made, "bob")
        refused(made, "WG006")

    def test_a_revoked_key_without_a_capability(self, tmp_path: Path) -> None:
        entry = {"key": key("mallory").public.fingerprint, "reason": "lost"}
        made = repo(tmp_path, with_(revoked(entry)))
        _edit(made, "mallory")
        refused(made, "WG006")

    @pytest.mark.parametrize(
        ("require", "flags"),
        [("touch", 0), ("touch", VERIFIED), ("pin", TOUCHED), ("pin", VERIFIED), ("pin", 0)],
    )
    def test_presence_is_not_shown(self, tmp_path: Path, require: str, flags: int) -> None:
        bob: Keys = {"keys": [hardware("bob").line], "require": require}
        people: Keys = {"alice": {"keys": [key("alice").line]}, "bob": bob}
        text = documents.trust(people)
        law = {name: data for name, data in under_root(text).items() if "wave4" not in name}
        made = repo(tmp_path, law)
        made.by("alice", "x", {"README.md": "x\n"})
        forging.resign(made, hardware("bob", flags))
        refused(made, "WG019", trust=digest(text))

    @pytest.mark.parametrize(
        ("author", "sender"),
        [
            ("github:alice", None),
            (None, "github:alice"),
            ("github:alice", "github:eve"),
            ("github:eve", "github:alice"),
            (None, None),
        ],
    )
    def test_unsigned_where_one_of_author_and_sender_is_no_person(
        self, tmp_path: Path, author: str | None, sender: str | None
    ) -> None:
        text = documents.trust(WITH_LOGINS, unsigned="people")
        made = repo(tmp_path, under_root(text))
        made.commit("x", {"README.md": "x\n"})
        verdict = made.check(trust=digest(text), author=author, sender=sender)
        assert codes(verdict) == ["WG010"]

    def test_an_unknown_key_is_never_unsigned(self, tmp_path: Path) -> None:
        text = documents.trust(WITH_LOGINS, unsigned="people")
        made = repo(tmp_path, under_root(text))
        _edit(made, "mallory")
        pin = digest(text)
        refused(made, "WG012", trust=pin, author="github:alice", sender="github:alice")

    def test_people_listed_where_the_root_says_refuse(self, tmp_path: Path) -> None:
        text = documents.trust(WITH_LOGINS)
        made = repo(tmp_path, under_root(text))
        made.commit("x", {"README.md": "x\n"})
        pin = digest(text)
        refused(made, "WG010", trust=pin, author="github:alice", sender="github:alice")

    def test_vouched_by_nobody_above(self, tmp_path: Path) -> None:
        text = documents.trust(unsigned="vouched")
        made = repo(tmp_path, under_root(text))
        made.by("alice", "x", {})
        made.commit("y", {"README.md": "x\n"})
        refused(made, "WG010", trust=digest(text))

    def test_vouched_by_an_agent(self, tmp_path: Path) -> None:
        text = documents.trust(unsigned="vouched")
        made = repo(tmp_path, under_root(text))
        made.commit("y", {"README.md": "x\n"})
        made.by("impl", "x", {})
        refused(made, "WG010", trust=digest(text))

    def test_vouched_does_not_reach_a_bad_signature(self, tmp_path: Path) -> None:
        text = documents.trust(unsigned="vouched")
        made = repo(tmp_path, under_root(text))
        _edit(made, "mallory")
        made.by("alice", "x", {})
        refused(made, "WG012", trust=digest(text))

    @pytest.mark.parametrize(
        ("logins", "author", "sender"),
        [
            ("refuse", "github:r", "github:r"),
            ("allow", "github:r", "github:eve"),
            ("allow", "github:eve", "github:eve"),
        ],
    )
    def test_a_bot_that_is_not_proved(
        self, tmp_path: Path, logins: str, author: str, sender: str
    ) -> None:
        text = documents.trust(logins=logins)
        project = digest(text)
        bot = cap("impl", project=project, issuer_digest=project, subject="login:github:r")
        made = repo(tmp_path, under_root(text, extra=bot))
        made.commit("x", {"src/a.c": GOOD})
        refused(made, "WG010", trust=project, author=author, sender=sender)

    def test_a_bot_beyond_its_right(self, tmp_path: Path) -> None:
        text = documents.trust(logins="allow")
        project = digest(text)
        bot = cap("impl", project=project, issuer_digest=project, subject="login:github:r")
        made = repo(tmp_path, under_root(text, extra=bot))
        made.commit("x", {"README.md": GOOD})
        refused(made, "WG101", trust=project, author="github:r", sender="github:r")

    def test_a_bot_whose_capability_has_expired(self, tmp_path: Path) -> None:
        text = documents.trust(logins="allow")
        project = digest(text)
        given: dict[str, object] = {"project": project, "issuer_digest": project}
        bot = cap("impl", subject="login:github:r", expires=EXPIRED, **given)
        made = repo(tmp_path, under_root(text, extra=bot))
        made.commit("x", {"src/a.c": GOOD})
        refused(made, "WG005", trust=project, author="github:r", sender="github:r")


class TestPlans:
    @pytest.mark.parametrize(
        "message",
        [
            "x",
            "x\n\nWorknode-Plan: wave9\n",
            "x\n\nWorknode-Plan: other\n",
            "x\n\nWorknode-Plan: wave4\nWorknode-Plan: wave5\n",
            "x\n\nWorknode-Plan: wave4\nworknode-plan: wave4\n",
            "x\n\nWorknode-Plan: wave4\r\n",
            "x\n\nWorknode-Plan: wave4\n and more\n",
            "x\n\nWorknode-Plan:\n",
            "x\n\nWorknode-Plan: wave4\n\nThe end.\n",
        ],
    )
    def test_the_trailer_does_not_name_one(self, tmp_path: Path, message: str) -> None:
        law = with_(
            cap("impl", plans=["wave4", "wave5", "wave9"]), plan(name="wave5"), plan(name="other")
        )
        made = repo(tmp_path, law)
        _edit(made, message=message)
        refused(made, "WG015")

    def test_the_parent_does_not_cover_the_plan_is_told_as_a_chain(self, tmp_path: Path) -> None:
        law = with_(child(plans=["wave4", "wave5"]), plan(name="wave5"))
        made = repo(tmp_path, law)
        _edit(made, "impl2", "x\n\nWorknode-Plan: wave5\n")
        refused(made, "WG007")

    def test_expired(self, tmp_path: Path) -> None:
        refused(_by_impl(tmp_path, plan(expires="2026-12-01T00:00:00Z")), "WG005")

    def test_unsigned_on_the_base(self, tmp_path: Path) -> None:
        refused(_by_impl(tmp_path, plan("mallory")), "WG003")

    def test_malformed_on_the_base(self, tmp_path: Path) -> None:
        refused(_by_impl(tmp_path, {"plans/wave4.yaml": "kind: nonsense\n"}), "WG002")

    @pytest.mark.parametrize(
        "change",
        [
            {"active": []},
            {"active": ["design"]},
            {"assignments": [{"agent": "impl", "phases": ["verify"]}]},
        ],
    )
    def test_the_phase_is_not_active(self, tmp_path: Path, change: Keys) -> None:
        refused(_by_impl(tmp_path, plan(**change)), "WG104")

    def test_the_capability_does_not_work_in_the_phase(self, tmp_path: Path) -> None:
        law = (cap("impl", phases=["verify"]), plan(assignments=[{"agent": "impl"}]))
        refused(_by_impl(tmp_path, *law), "WG104")

    @pytest.mark.parametrize(
        "assignment",
        [
            {"agent": "val"},
            {"agent": "impl", "paths": ["src/net/**"]},
            {"agent": "impl", "ops": ["add"]},
        ],
    )
    def test_the_plan_does_not_assign_it(
        self, tmp_path: Path, assignment: dict[str, object]
    ) -> None:
        refused(_by_impl(tmp_path, plan(assignments=[assignment])), "WG101")

    def test_the_plan_cannot_give_more_than_the_capability(self, tmp_path: Path) -> None:
        law = with_(plan(assignments=[{"agent": "impl", "paths": ["**"], "ops": ["delete"]}]))
        made = repo(tmp_path, law)
        made.by("impl", "x", {"src/a.c": None})
        refused(made, "WG102")

    @pytest.mark.parametrize("by", ["capability", "plan"])
    def test_the_branch_is_not_allowed(self, tmp_path: Path, by: str) -> None:
        both = ["refs/heads/main", "refs/heads/release"]
        law = (plan(refs=both),) if by == "capability" else (cap("impl", refs=both),)
        refused(_by_impl(tmp_path, *law), "WG018", ref="refs/heads/release")

    def test_a_validator_writes_code(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(plan(assignments=[{"agent": "val"}])))
        made.by("val", "x", {"reports/check.py": "x = 1\n"})
        refused(made, "WG110")


class TestCode:
    @pytest.mark.parametrize(
        ("rules", "code"),
        [
            ({"complexity": 10}, "WG201"),
            ({"complexity": 20, "function_lines": 11}, "WG202"),
            ({"complexity": 20, "parameters": 1}, "WG203"),
            ({"complexity": 20, "nesting": 1}, "WG204"),
        ],
    )
    def test_a_limit_of_the_plan(self, tmp_path: Path, rules: dict[str, object], code: str) -> None:
        limits = {**documents.LIMITS, "complexity": 100}
        made = repo(tmp_path, with_(cap("impl", limits=limits), plan(rules=rules)))
        text = COMPLEX.replace("int x", "int x, int y").replace("if(x)x++", "if(x){if(y)x++;}", 1)
        made.by("impl", "x", {"src/b.c": text})
        refused(made, code)

    def test_the_capabilitys_limit_below_the_plans(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(plan(rules={"complexity": 50})))
        made.by("impl", "x", {"src/b.c": COMPLEX})
        refused(made, "WG201")

    def test_a_violation_that_a_later_commit_mends(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("impl", "x", {"src/b.c": COMPLEX})
        made.by("impl", "y", {"src/b.c": GOOD})
        refused(made, "WG201")

    def test_judge_file_looks_at_every_function(self, tmp_path: Path) -> None:
        law = with_(plan(rules={"judge": "file"}))
        made = repo(tmp_path, law, files={"src/b.c": COMPLEX})
        made.by("impl", "x", {"src/b.c": COMPLEX + GOOD})
        refused(made, "WG201")

    def test_people_where_the_plan_says_refuse(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(plan(rules={"people": "refuse"})))
        made.by("alice", "x", {"src/b.c": COMPLEX})
        refused(made, "WG201")

    def test_with_a_ratchet_a_bad_function_may_not_get_worse(self, tmp_path: Path) -> None:
        law = with_(plan(rules={"ratchet": True}))
        made = repo(tmp_path, law, files={"src/b.c": COMPLEX})
        made.by("impl", "x", {"src/b.c": COMPLEX.replace("return x", "if(x)x--;\nreturn x")})
        refused(made, "WG201")

    def test_with_a_ratchet_a_new_function_has_no_past(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(plan(rules={"ratchet": True})), files={"src/b.c": GOOD})
        made.by("impl", "x", {"src/b.c": GOOD + COMPLEX})
        refused(made, "WG201")

    @pytest.mark.parametrize(
        "waiver",
        [
            {"rule": "WG202"},
            {"path": "src/other.c"},
            {"symbol": "other"},
            {"until": "2026-12-01T00:00:00Z"},
        ],
    )
    def test_a_waiver_that_does_not_fit(self, tmp_path: Path, waiver: dict[str, object]) -> None:
        whole = {
            "rule": "WG201",
            "path": "src/b.c",
            "reason": "generated",
            "until": "2027-01-01T00:00:00Z",
            **waiver,
        }
        made = repo(tmp_path, with_(plan(waivers=[whole])))
        made.by("impl", "x", {"src/b.c": COMPLEX})
        refused(made, "WG201")

    @pytest.mark.parametrize("rule", ["WG101", "WG108", "WG012"])
    def test_a_waiver_of_a_rule_that_cannot_be_waived(self, tmp_path: Path, rule: str) -> None:
        waiver = {
            "rule": rule,
            "path": "src/b.c",
            "reason": "mine",
            "until": "2027-01-01T00:00:00Z",
        }
        refused(_brought(tmp_path, plan(version=2, waivers=[waiver])), "WG002")


class TestSizes:
    @pytest.mark.parametrize(
        ("limits", "files"),
        [
            ({"files": 2}, {f"src/{n}.txt": "x\n" for n in range(3)}),
            ({"lines_added": 2}, {"src/a.txt": "x\n" * 3}),
            ({"lines_deleted": 3}, {"src/a.c": "x\n"}),
            ({"file_bytes": 99}, {"src/a.txt": "x" * 100}),
        ],
    )
    def test_one_beyond_the_limit(
        self, tmp_path: Path, limits: dict[str, int], files: Tree
    ) -> None:
        made = repo(tmp_path, with_(cap("impl", limits={**documents.LIMITS, **limits})))
        made.by("impl", "x", files)
        refused(made, "WG108")

    def test_the_smallest_limit_holds_for_the_whole(self, tmp_path: Path) -> None:
        small = {**documents.LIMITS, "files": 2}
        law = with_(
            cap("impl", limits=small),
            cap("impl2"),
            plan(assignments=[{"agents": ["impl", "impl2"]}]),
        )
        made = repo(tmp_path, law)
        made.by("impl", "x", {"src/1.txt": "x\n"})
        made.by("impl2", "x", {"src/2.txt": "x\n", "src/3.txt": "x\n"})
        verdict = refused(made, "WG108")
        assert [finding.commit for finding in verdict.findings] == [None]
        assert "the whole change" in verdict.findings[0].message


class TestRange:
    def test_base_and_head_conflict(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        _edit(made)
        made.git("switch", "-q", "main")
        made.by("alice", "Base moves", {"src/a.c": "other\n"})
        refused(made, "WG017")

    def test_an_unknown_base(self, tmp_path: Path) -> None:
        verdict = repo(tmp_path).check(base="nowhere")
        assert verdict.outcome == "undecided"

    @pytest.mark.parametrize("kind", ["commit", "tree", "blob"])
    def test_an_object_is_missing(self, tmp_path: Path, kind: str) -> None:
        made = repo(tmp_path)
        _edit(made)
        _edit(made, message="y")
        made.by("impl", "z", {"src/b.c": GOOD})
        name = {"commit": "HEAD~", "tree": "HEAD:src", "blob": "HEAD:src/a.c"}[kind]
        made.forget(made.git("rev-parse", name))
        undecided(made, "WG016")


class TestIndex:
    def test_a_named_agent_beyond_its_right(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write({"README.md": "x\n"})
        assert codes(made.check_index(agent="impl")) == ["WG101"]

    def test_an_agent_named_by_the_environment(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("WORKNODE_AGENT", "impl")
        made = repo(tmp_path)
        made.write({"README.md": "x\n"})
        assert codes(made.check_index()) == ["WG101"]

    def test_an_agent_known_by_its_signing_key(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.git("config", "user.signingkey", f"key::{key('impl').line}")
        made.write({"README.md": "x\n"})
        assert codes(made.check_index()) == ["WG101"]

    def test_a_name_that_the_law_does_not_know(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write({"README.md": "x\n"})
        assert codes(made.check_index(agent="nobody")) == ["WG012"]

    def test_an_agent_whose_capability_is_broken(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_({"plans/agents/impl.yaml": "kind: nonsense\n"}))
        made.write({"src/a.c": GOOD})
        assert codes(made.check_index(agent="impl")) == ["WG002"]

    def test_an_agent_whose_capability_does_not_hold(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(cap("impl", "mallory")))
        made.write({"src/a.c": GOOD})
        assert codes(made.check_index(agent="impl")) == ["WG003"]

    @pytest.mark.parametrize("name", ["bob", "mallory"])
    def test_a_revoked_signing_key(self, tmp_path: Path, name: str) -> None:
        entry = {"key": key(name).public.fingerprint, "reason": "lost"}
        made = repo(tmp_path, with_(revoked(entry)))
        made.git("config", "user.signingkey", f"key::{key(name).line}")
        made.write({"README.md": "x\n"})
        assert codes(made.check_index()) == ["WG006"]

    def test_an_agent_may_not_found_the_law(self, tmp_path: Path) -> None:
        made = repo(tmp_path, {})
        made.write(with_())
        verdict = made.check_index(agent="impl")
        assert (verdict.outcome, codes(verdict)) == ("undecided", ["WG001"])

    def test_an_expired_law_lets_a_person_do_nothing_but_renew(self, tmp_path: Path) -> None:
        text = documents.trust(expires=EXPIRED)
        made = repo(tmp_path, under_root(text))
        made.write({"README.md": "x\n", "plans/trust/2.yaml": "x\n"})
        verdict = made.check_index()
        assert (verdict.outcome, codes(verdict)) == ("undecided", ["WG001"])

    def test_a_document_that_does_not_hold(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write(plan("mallory", name="wave5"))
        assert codes(made.check_index()) == ["WG003"]

    def test_an_executive_stages_another_document(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write({"plans/README": "x\n"})
        assert codes(made.check_index(agent="exec-1")) == ["WG110"]

    def test_a_large_change(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write({"src/a.txt": "x\n" * 801})
        assert codes(made.check_index(agent="impl")) == ["WG108"]
