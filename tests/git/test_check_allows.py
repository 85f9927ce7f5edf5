"""What the judge allows: one sentence of the contract a case, and the stock tools agree."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support import documents, forging, stock
from support.hardware import TOUCHED, VERIFIED, hardware
from support.keys import key
from support.lawbook import (
    GOOD,
    Keys,
    Tree,
    allowed,
    cap,
    child,
    digest,
    executive,
    plan,
    repo,
    revoked,
    under_root,
    with_,
)
from support.laws import LawRepo, codes, signed
from support.repos import Repo
from worknode_guard.model.publickeys import blob_of, fingerprint

pytestmark = pytest.mark.git

COMPLEX = "/* Many. */ int b(int x)\n{\n" + "if(x)x++;\n" * 9 + "return x;}\n"
"""A function of complexity 10."""

WITH_LOGINS = {
    "alice": {"keys": [key("alice").line], "logins": ["github:alice"]},
    "bob": {"keys": [key("bob").line], "logins": ["github:bob"]},
}


def _with_ops(*ops: str) -> Tree:
    words = list(ops)
    return with_(cap("impl", ops=words), plan(assignments=[{"agent": "impl", "ops": words}]))


def _link(made: LawRepo) -> None:
    (made.path / "src/link").symlink_to("a.c")
    made.git("add", "src/link")
    made.by("impl", "x", {})


def _executable(made: LawRepo) -> None:
    made.git("update-index", "--chmod=+x", "src/a.c")
    made.by("impl", "x", {})


OPS: dict[str, tuple[tuple[str, ...], Callable[[LawRepo], object]]] = {
    "add": (("add",), lambda made: made.by("impl", "x", {"src/new.c": GOOD})),
    "modify": (("modify",), lambda made: made.by("impl", "x", {"src/a.c": GOOD})),
    "delete": (("delete",), lambda made: made.by("impl", "x", {"src/a.c": None})),
    "empty": (("delete",), lambda made: made.by("impl", "x", {"src/a.c": ""})),
    "symlink": (("symlink",), _link),
    "chmod": (("chmod",), _executable),
}


@pytest.mark.parametrize("name", OPS)
def test_an_agent_may_do_what_its_ops_name(tmp_path: Path, name: str) -> None:
    ops, act = OPS[name]
    made = repo(tmp_path, _with_ops(*ops))
    act(made)
    allowed(made)


def test_a_file_may_become_a_link_where_both_rights_are_given(tmp_path: Path) -> None:
    made = repo(tmp_path, _with_ops("symlink", "delete"))
    (made.path / "src/a.c").unlink()
    (made.path / "src/a.c").symlink_to("b.c")
    made.git("add", "src/a.c")
    made.by("impl", "x", {})
    allowed(made)


def test_an_empty_commit_brings_nothing_and_needs_no_plan(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.by("impl", "x", {})
    allowed(made)


def test_no_commit_at_all_is_allowed(tmp_path: Path) -> None:
    assert allowed(repo(tmp_path)).commits == ()


class TestPeople:
    def test_a_listed_person_may_change_anything(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        files: Tree = {".github/x.yml": "x\n", "plans/README": "x\n", "src/a.c": None}
        made.by("carol", "x", files)
        assert allowed(made).commits[0].signer == "person:carol"

    def test_a_person_with_two_keys_signs_with_either(self, tmp_path: Path) -> None:
        people = {
            "alice": {"keys": [key("alice").line, key("alice-laptop").line]},
            "bob": {"keys": [key("bob").line]},
        }
        text = documents.trust(people)
        made = repo(tmp_path, under_root(text))
        made.by("alice-laptop", "x", {"README.md": "x\n"})
        allowed(made, trust=digest(text))

    @pytest.mark.parametrize(
        ("require", "flags"),
        [(None, 0), ("touch", TOUCHED), ("pin", TOUCHED | VERIFIED)],
    )
    def test_a_hardware_key_shows_the_presence_that_is_required(
        self, tmp_path: Path, require: str | None, flags: int
    ) -> None:
        bob: Keys = {"keys": [hardware("bob").line]}
        if require:
            bob["require"] = require
        people: Keys = {"alice": {"keys": [key("alice").line]}, "bob": bob}
        text = documents.trust(people)
        law = under_root(text)
        path = "plans/wave4.yaml"
        del law[f"{path}.bob.sig"]
        law |= signed(path, str(law[path]), "alice")
        made = repo(tmp_path, law)
        made.by("alice", "x", {"README.md": "x\n"})
        forging.resign(made, hardware("bob", flags))
        assert allowed(made, trust=digest(text)).commits[0].signer == "person:bob"

    def test_people_make_any_merge(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("impl", "x", {"src/a.c": GOOD})
        made.git("switch", "-q", "main")
        made.by("alice", "Base moves", {"README.md": "two\n"})
        made.git("switch", "-q", "work")
        made.git("merge", "-q", "--no-ff", "--no-commit", "main")
        made.by("alice", "Merge", {"README.md": "three\n"})
        allowed(made)

    def test_an_unsafe_name_only_warns_people(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("alice", "x", {"docs/aux.txt": "x\n"})
        verdict = allowed(made)
        assert [(f.code, f.severity) for f in verdict.findings] == [("WG106", "warning")]

    def test_code_rules_only_warn_people(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("alice", "x", {"src/b.c": COMPLEX})
        verdict = allowed(made)
        assert [(f.code, f.severity) for f in verdict.findings] == [("WG201", "warning")]


class TestUnsigned:
    def test_people_by_author_and_sender(self, tmp_path: Path) -> None:
        text = documents.trust(WITH_LOGINS, unsigned="people")
        made = repo(tmp_path, under_root(text))
        made.commit("x", {"README.md": "x\n"})
        verdict = allowed(made, trust=digest(text), author="github:alice", sender="github:bob")
        assert verdict.commits[0].signer is None

    def test_a_foreign_signature_counts_as_none(self, tmp_path: Path) -> None:
        text = documents.trust(WITH_LOGINS, unsigned="people")
        made = repo(tmp_path, under_root(text))
        made.commit("x", {"README.md": "x\n"})
        armour = b"gpgsig -----BEGIN PGP SIGNATURE-----\n\nabcd\n-----END PGP SIGNATURE-----"
        forging.put(made, forging.with_header(forging.raw_commit_of(made), armour))
        allowed(made, trust=digest(text), author="github:alice", sender="github:alice")

    def test_beneath_a_commit_that_a_person_signed(self, tmp_path: Path) -> None:
        text = documents.trust(unsigned="vouched")
        made = repo(tmp_path, under_root(text))
        made.commit("x", {"README.md": "x\n"})
        made.commit("y", {"README.md": "y\n"})
        made.by("alice", "Seen", {})
        allowed(made, trust=digest(text))

    def test_a_bot_by_its_login(self, tmp_path: Path) -> None:
        text = documents.trust(logins="allow")
        project = digest(text)
        bot = cap("impl", project=project, issuer_digest=project, subject="login:github:r[bot]")
        made = repo(tmp_path, under_root(text, extra=bot))
        made.commit("x", {"src/a.c": GOOD})
        verdict = allowed(made, trust=project, author="github:r[bot]", sender="github:r[bot]")
        assert verdict.commits[0].signer == "impl"
        assert any("impl are proved by the forge only" in one for one in verdict.notices)

    def test_a_trivial_merge_of_base_needs_no_signature(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("impl", "x", {"src/a.c": GOOD})
        made.git("switch", "-q", "main")
        made.by("alice", "Base moves", {"README.md": "two\n"})
        made.git("switch", "-q", "work")
        made.merge("main")
        assert [one.signer for one in allowed(made).commits] == ["impl", None]

    def test_a_trivial_merge_may_be_signed_by_the_agent(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("impl", "x", {"src/a.c": GOOD})
        made.git("switch", "-q", "main")
        made.by("alice", "Base moves", {"README.md": "two\n"})
        made.git("switch", "-q", "work")
        made.merge("main", key=key("impl"))
        assert [one.signer for one in allowed(made).commits] == ["impl", "impl"]


class TestTrustRoot:
    def _second(self, *signers: str, **keys: object) -> Tree:
        given: dict[str, object] = {"project": documents.PROJECT, "version": 2, **keys}
        people = given.pop("people", ("alice", "bob", "dave"))
        text = documents.trust(people, **given)  # type: ignore[arg-type]  # keys of the document
        return signed("plans/trust/2.yaml", text, *signers)

    def test_people_bring_the_next_root_signed_by_both(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("alice", "x", self._second("alice"))
        allowed(made)

    def test_the_pin_of_root_1_still_holds_below_root_2(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(self._second("alice")))
        made.by("dave", "x", {"README.md": "x\n"})
        assert allowed(made).project == documents.PROJECT

    def test_a_threshold_of_two_people(self, tmp_path: Path) -> None:
        text = documents.trust(threshold=2)
        law = signed("plans/trust/1.yaml", text, "alice", "bob")
        project = digest(text)
        law |= plan("alice", "carol", project=project)
        law |= cap("impl", "bob", "carol", project=project, issuer_digest=project)
        made = repo(tmp_path, law)
        made.by("impl", "x", {"src/a.c": GOOD})
        allowed(made, trust=project)

    def test_an_expired_root_is_renewed_by_adding_only_the_next(self, tmp_path: Path) -> None:
        text = documents.trust(expires="2026-11-25T00:00:00Z")
        project = digest(text)
        made = repo(tmp_path, under_root(text))
        made.by("alice", "x", self._second("alice", project=project))
        allowed(made, trust=project)

    def test_two_roots_in_one_change_follow_one_another(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        third = documents.trust(("dave",), version=3, project=documents.PROJECT)
        made.by("alice", "x", self._second("alice") | signed("plans/trust/3.yaml", third, "dave"))
        allowed(made)

    def test_a_root_on_the_base_stands_though_its_key_was_revoked_later(
        self, tmp_path: Path
    ) -> None:
        entry = {"key": key("alice").public.fingerprint, "reason": "lost"}
        made = repo(
            tmp_path,
            with_(
                revoked(entry, by="bob"),
                cap("impl", "carol"),
                executive("exec-1", "carol"),
                cap("val", "carol", tier="validation", paths=["reports/**"]),
            ),
        )
        made.by("impl", "x", {"src/a.c": GOOD})
        allowed(made)

    def test_report_shows_and_lets_pass(self, tmp_path: Path) -> None:
        text = documents.trust(enforce="report")
        made = repo(tmp_path, under_root(text))
        made.by("impl", "x", {"README.md": "x\n"})
        verdict = made.check(trust=digest(text))
        assert (verdict.outcome, codes(verdict)) == ("allow", ["WG101"])


class TestDocuments:
    def test_people_bring_a_new_version(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("carol", "x", plan(version=2) | cap("impl", version=2) | revoked())
        allowed(made)

    def test_entries_are_added_to_the_revocations(self, tmp_path: Path) -> None:
        one = {"capability": "impl3", "below": 2, "reason": "a"}
        two = {"capability": "val", "reason": "b"}
        made = repo(tmp_path, with_(revoked(one)))
        made.by("carol", "x", revoked(two, one, version=2))
        allowed(made)

    def test_a_version_that_was_not_revoked_still_acts(self, tmp_path: Path) -> None:
        entry = {"capability": "impl", "below": 3, "reason": "wide"}
        made = repo(tmp_path, with_(cap("impl", version=3), revoked(entry)))
        made.by("impl", "x", {"src/a.c": GOOD})
        allowed(made)

    def test_executive_and_children_are_issued_again_in_one_change(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(child()))
        again = documents.executive(version=2)
        made.by("alice", "Executive", signed("plans/agents/exec-1.yaml", again, "alice"))
        made.by("carol", "Child", child("impl2", "exec-1", parent=again, version=2))
        allowed(made)

    def test_a_broken_document_of_others_does_not_block(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_({"plans/wave9.yaml": "kind: nonsense\n"}))
        made.by("impl", "x", {"src/a.c": GOOD})
        allowed(made)

    def test_a_person_repairs_a_broken_document(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_({"plans/wave4.yaml": "kind: nonsense\n"}))
        made.by("carol", "x", plan())
        allowed(made)

    def test_a_person_repairs_a_broken_list_of_revocations(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_({"plans/revoked.yaml": "kind: nonsense\n"}))
        made.by("carol", "x", revoked())
        allowed(made)

    def test_breaking_a_child_without_touching_it_is_a_warning(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(child()))
        made.by("alice", "x", executive("exec-1", version=2))
        verdict = allowed(made)
        found = [(f.code, f.severity, f.path) for f in verdict.findings]
        assert found == [("WG007", "warning", b"plans/agents/impl2.yaml")]


class TestExecutives:
    def test_bring_a_child_without_an_assignment(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("exec-1", "x", child())
        allowed(made)

    def test_issue_a_child_again(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(child()))
        made.by("exec-1", "x", child(version=2, paths=["src/net/**"]))
        allowed(made)

    def test_a_child_on_the_base_works_in_its_part(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(child(), plan(assignments=[{"agent": "impl2"}])))
        made.by("impl2", "x", {"src/a.c": GOOD})
        assert allowed(made).commits[0].signer == "impl2"

    def test_people_of_the_delegate_role_issue_a_child_too(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(child("impl2", "bob"), plan(assignments=[{"agent": "impl2"}])))
        made.by("impl2", "x", {"src/a.c": GOOD})
        allowed(made)

    def test_a_chain_of_three_links(self, tmp_path: Path) -> None:
        limits = dict(documents.LIMITS)
        delegate = {
            "depth": 2,
            "tiers": ["executive", "implementation"],
            "paths": ["src/**"],
            "ops": ["add", "modify"],
            "limits": limits,
        }
        top = documents.executive(delegate=delegate)
        below = {**delegate, "depth": 1, "tiers": ["implementation"]}
        middle = documents.executive(
            "sub-1", issuer="exec-1", issuer_digest=digest(top), delegate=below
        )
        law = with_(
            signed("plans/agents/exec-1.yaml", top, "alice"),
            signed("plans/agents/sub-1.yaml", middle, "alice"),
            cap("impl2", "sub-1", issuer="sub-1", issuer_digest=digest(middle)),
            plan(assignments=[{"agent": "impl2"}]),
        )
        made = repo(tmp_path, law)
        made.by("impl2", "x", {"src/a.c": GOOD})
        allowed(made)

    def test_an_executive_writes_what_is_no_code(self, tmp_path: Path) -> None:
        made = repo(
            tmp_path,
            with_(
                executive("exec-1", paths=["docs/**"], ops=["add"]),
                plan(assignments=[{"agent": "exec-1"}]),
            ),
        )
        made.by("exec-1", "x", {"docs/plan.md": "x\n"})
        allowed(made)

    def test_a_validator_writes_reports(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(plan(assignments=[{"agent": "val"}])))
        made.by("val", "x", {"reports/one.md": "x\n"})
        allowed(made)


class TestPlans:
    def test_the_trailer_chooses_among_plans(self, tmp_path: Path) -> None:
        made = repo(
            tmp_path,
            with_(
                cap("impl", plans=["wave4", "wave5"]),
                plan(name="wave5", assignments=[{"agent": "impl", "paths": ["src/net/**"]}]),
            ),
        )
        made.by("impl", "x\n\nworknode-PLAN: wave5\n", {"src/net/a.c": GOOD})
        made.by("impl", "y\n\nWorknode-Plan: wave4\n", {"src/a.c": GOOD})
        assert [one.plan for one in allowed(made).commits] == ["wave5", "wave4"]

    def test_an_assignment_without_phases_means_those_of_the_capability(
        self, tmp_path: Path
    ) -> None:
        made = repo(tmp_path, with_(plan(assignments=[{"agent": "impl"}])))
        made.by("impl", "x", {"src/a.c": GOOD})
        assert allowed(made).commits[0].phases == ("build",)

    def test_a_waiver_of_the_base_lifts_a_code_rule(self, tmp_path: Path) -> None:
        waiver = {
            "rule": "WG201",
            "path": "src/b.c",
            "symbol": "b",
            "reason": "generated",
            "until": "2027-01-01T00:00:00Z",
        }
        made = repo(tmp_path, with_(plan(waivers=[waiver], rules={"complexity": 9})))
        made.by("impl", "x", {"src/b.c": COMPLEX})
        verdict = allowed(made)
        assert [(f.code, f.waived) for f in verdict.findings] == [("WG201", True)]

    def test_the_severity_of_a_rule_may_be_lowered(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(plan(rules={"severity": {"WG201": "warning"}})))
        made.by("impl", "x", {"src/b.c": COMPLEX})
        assert [f.severity for f in allowed(made).findings] == ["warning"]

    def test_a_function_that_is_not_touched_is_not_judged(self, tmp_path: Path) -> None:
        made = repo(tmp_path, files={"src/b.c": COMPLEX})
        made.by("impl", "x", {"src/b.c": COMPLEX + GOOD})
        assert allowed(made).findings == ()

    def test_with_a_ratchet_a_bad_function_may_stay_as_bad(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(plan(rules={"ratchet": True})), files={"src/b.c": COMPLEX})
        made.by("impl", "x", {"src/b.c": COMPLEX.replace("x++", "x--", 1)})
        assert allowed(made).findings == ()

    def test_a_source_too_large_to_analyse_is_told_and_not_silent(self, tmp_path: Path) -> None:
        limits = {**documents.LIMITS, "file_bytes": 10_000_000}
        made = repo(tmp_path, with_(cap("impl", limits=limits)))
        made.by("impl", "x", {"src/b.c": "/*" + "x" * 9_000_000 + "*/\n"})
        verdict = allowed(made)
        assert [(one.path, one.reason) for one in verdict.not_analysed] == [
            (b"src/b.c", "9000005 bytes: too large to analyse")
        ]


class TestSizes:
    def test_undone_work_weighs_nothing(self, tmp_path: Path) -> None:
        limits = {**documents.LIMITS, "lines_added": 5, "lines_deleted": 5}
        made = repo(tmp_path, with_(cap("impl", limits=limits)))
        made.by("impl", "x", {"src/a.c": GOOD + "// x\n" * 20})
        made.by("impl", "y", {"src/a.c": GOOD})
        allowed(made)

    def test_people_count_in_no_agents_limits(self, tmp_path: Path) -> None:
        limits = {**documents.LIMITS, "files": 2}
        made = repo(tmp_path, with_(cap("impl", limits=limits)))
        made.by("impl", "x", {"src/a.c": GOOD, "src/b.c": GOOD})
        made.by("alice", "y", {"src/b.c": GOOD + "// seen\n"})
        allowed(made)


class TestReferences:
    def test_the_branch_that_both_allow(self, tmp_path: Path) -> None:
        refs = ["refs/heads/release"]
        made = repo(tmp_path, with_(cap("impl", refs=refs), plan(refs=refs)))
        made.by("impl", "x", {"src/a.c": GOOD})
        allowed(made, ref="refs/heads/release")

    def test_a_repository_with_sha_256(self, tmp_path: Path) -> None:
        made = LawRepo.__new__(LawRepo)
        Repo.__init__(made, tmp_path / "repo", object_format="sha256")
        made.commit("Found", {"src/a.c": "x\n", **with_()}, key=key("alice"))
        made.git("switch", "-q", "-c", "work")
        made.by("impl", "x", {"src/a.c": GOOD})
        allowed(made)

    def test_the_base_may_have_moved_on(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.by("impl", "x", {"src/a.c": GOOD})
        made.git("switch", "-q", "main")
        made.by("alice", "Base moves", {"README.md": "two\n"})
        allowed(made)


class TestIndex:
    def test_a_named_agent_within_its_right(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write({"src/a.c": GOOD})
        assert made.check_index(agent="impl").outcome == "allow"

    def test_nobody_named_is_a_person(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write({"README.md": "x\n", "src/b.c": COMPLEX})
        verdict = made.check_index()
        assert verdict.outcome == "allow"
        assert [(f.code, f.severity) for f in verdict.findings] == [("WG201", "warning")]

    def test_staged_submodules_have_no_lines(self, tmp_path: Path) -> None:
        words = ["add", "submodule"]
        limits = {**documents.LIMITS, "lines_added": 1}
        made = repo(
            tmp_path,
            with_(
                cap("impl", ops=words, limits=limits),
                plan(assignments=[{"agent": "impl", "ops": words}]),
            ),
        )
        for name in ("src/one", "src/two"):
            made.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{name}")
        assert codes(made.check_index(agent="impl")) == []

    def test_a_person_may_found_the_law(self, tmp_path: Path) -> None:
        made = repo(tmp_path, {})
        made.write(with_())
        verdict = made.check_index()
        assert verdict.outcome == "allow"
        assert "passes unjudged" in verdict.notices[0]

    def test_a_person_may_renew_an_expired_root(self, tmp_path: Path) -> None:
        text = documents.trust(expires="2026-11-25T00:00:00Z")
        made = repo(tmp_path, under_root(text))
        made.write({"plans/trust/2.yaml": "anything\n"})
        assert made.check_index().outcome == "allow"

    def test_a_plan_of_several_that_allows_it_is_enough(self, tmp_path: Path) -> None:
        law = with_(cap("impl", plans=["wave5", "wave4"]), plan(name="wave5", active=[]))
        made = repo(tmp_path, law)
        made.write({"src/a.c": GOOD})
        assert made.check_index(agent="impl").outcome == "allow"

    def test_an_executive_may_stage_a_child(self, tmp_path: Path) -> None:
        made = repo(tmp_path)
        made.write(child())
        assert made.check_index(agent="exec-1").outcome == "allow"

    @pytest.mark.parametrize("form", ["path", "public", "literal", "bare"])
    def test_the_signing_key_names_the_person(self, tmp_path: Path, form: str) -> None:
        made = repo(tmp_path)
        place = tmp_path / "carol"
        key("carol").write(tmp_path)
        value = {
            "path": str(place),
            "public": f"{place}.pub",
            "literal": f"key::{key('carol').line}",
            "bare": key("carol").line,
        }[form]
        made.git("config", "user.signingkey", value)
        made.write({"README.md": "x\n"})
        verdict = made.check_index()
        assert [one.signer for one in verdict.commits] == ["person:carol"]

    @pytest.mark.parametrize(
        "value", ["/no/such/key", "ABCD1234", "key::ssh-rsa AAAA", key("erin").line]
    )
    def test_a_signing_key_that_nobody_knows_is_a_persons(self, tmp_path: Path, value: str) -> None:
        made = repo(tmp_path)
        made.git("config", "user.signingkey", value)
        made.write({"README.md": "x\n"})
        assert [one.signer for one in made.check_index().commits] == [None]


def test_the_stock_tools_can_disagree(tmp_path: Path) -> None:
    made = repo(tmp_path)
    made.by("impl", "x", {"src/a.c": GOOD})
    payload = forging.raw_commit_of(made)
    header = forging.signature_header(made, key("alice"), payload + b"other")
    bad = forging.put(made, forging.with_header(payload, header))
    assert stock.disagreements(made, "main", "work") == [bad]


def test_a_fingerprint_is_the_one_that_documents_name() -> None:
    public = key("alice").public
    assert fingerprint(blob_of(public)) == public.fingerprint
