"""An agent wants its change in. Each test is one attempt, and how it ends."""

from pathlib import Path

import pytest

from support import documents, forging
from support.keys import key
from support.lawbook import (
    GOOD,
    Tree,
    allowed,
    cap,
    child,
    digest,
    executive,
    plan,
    refused,
    repo,
    undecided,
    under_root,
    with_,
)
from support.laws import LawRepo, codes, signed

pytestmark = pytest.mark.git

ROOT = documents.trust()


@pytest.fixture
def law(tmp_path: Path) -> LawRepo:
    """The standard law: impl may add and modify below src/, exec-1 may hand that on."""
    return repo(tmp_path)


def _folder_moved_by_base(tmp_path: Path) -> LawRepo:
    made = repo(
        tmp_path,
        with_(
            cap("impl", ops=["add", "modify", "delete"]),
            plan(assignments=[{"agent": "impl", "ops": ["add", "modify", "delete"]}]),
        ),
        files={f"src/lib/{n}.txt": f"line {n}\n" * 9 for n in range(4)},
    )
    made.git("switch", "-q", "main")
    moved: Tree = {f"src/lib/{n}.txt": None for n in range(4)}
    moved |= {f".github/lib/{n}.txt": f"line {n}\n" * 9 for n in range(4)}
    made.by("alice", "Move the folder", moved)
    made.git("switch", "-q", "work")
    return made


class TestFilesOutsideTheRight:
    def test_edit_a_file_that_is_not_whitelisted(self, law: LawRepo) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        refused(law, "WG101")

    def test_use_another_letter_case_of_the_whitelisted_folder(self, law: LawRepo) -> None:
        law.by("impl", "x", {"SRC/a.c": GOOD})
        refused(law, "WG101", "WG106")

    def test_delete_a_file(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": None})
        refused(law, "WG102")

    def test_hide_a_deletion_in_a_rename(self, law: LawRepo) -> None:
        law.git("mv", "src/a.c", "src/b.c")
        law.by("impl", "x", {})
        refused(law, "WG102")

    def test_empty_a_file_instead_of_deleting_it(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": ""})
        refused(law, "WG102")

    def test_replace_a_file_by_a_folder_of_its_name(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": None})
        law.by("impl", "x", {"src/a.c/b.c": GOOD})
        refused(law, "WG102")

    def test_put_a_link_that_leads_out(self, law: LawRepo) -> None:
        (law.path / "src/link").symlink_to("../../.ssh")
        law.git("add", "src/link")
        law.by("impl", "x", {})
        refused(law, "WG105")

    def test_turn_a_file_into_a_link(self, law: LawRepo) -> None:
        (law.path / "src/a.c").unlink()
        (law.path / "src/a.c").symlink_to("/etc/passwd")
        law.git("add", "src/a.c")
        law.by("impl", "x", {})
        refused(law, "WG102")

    def test_make_a_file_executable(self, law: LawRepo) -> None:
        law.git("update-index", "--chmod=+x", "src/a.c")
        law.by("impl", "x", {})
        refused(law, "WG105")

    def test_add_an_executable_file(self, law: LawRepo) -> None:
        law.write({"src/run.txt": "x\n"})
        law.git("update-index", "--chmod=+x", "src/run.txt")
        law.by("impl", "x", {})
        refused(law, "WG105")

    def test_bring_foreign_code_as_a_submodule(self, law: LawRepo) -> None:
        head = law.git("rev-parse", "HEAD")
        law.git("update-index", "--add", "--cacheinfo", f"160000,{head},src/sub")
        law.by("impl", "x", {})
        refused(law, "WG105")

    def test_have_a_submodule_allowed_and_count_its_lines(self, tmp_path: Path) -> None:
        words = ["add", "modify", "submodule", "delete"]
        made = repo(
            tmp_path,
            with_(cap("impl", ops=words), plan(assignments=[{"agent": "impl", "ops": words}])),
        )
        made.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},src/sub")
        made.by("impl", "x", {})
        allowed(made)
        assert codes(made.check_index(agent="impl")) == []

    def test_let_a_submodule_become_a_file_without_the_right_to_add(self, tmp_path: Path) -> None:
        words = ["submodule", "delete"]
        made = repo(
            tmp_path,
            with_(cap("impl", ops=words), plan(assignments=[{"agent": "impl", "ops": words}])),
        )
        made.git("switch", "-q", "main")
        made.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},src/sub")
        made.by("alice", "Bring a submodule", {})
        made.git("switch", "-q", "work")
        made.git("reset", "-q", "--hard", "main")
        made.git("rm", "-q", "--cached", "src/sub")
        (made.path / "src/sub").rmdir()
        made.by("impl", "x", {"src/sub": "now a file\n"})
        refused(made, "WG101")

    @pytest.mark.parametrize(
        "place",
        [
            "plans/note.txt",
            "PLANS/agents/impl.yaml",
            ".github/workflows/x.yml",
            ".GitHub/workflows/x.yml",
            "src/CodeOwners",
            "src/.GitAttributes",
            "src/deep/.gitmodules",
            "Jenkinsfile",
            ".claude/settings.json",
            ".pre-commit-config.yaml",
            "LEFTHOOK.yml",
        ],
    )
    def test_write_what_decides_although_the_capability_says_everything(
        self, tmp_path: Path, place: str
    ) -> None:
        made = repo(
            tmp_path,
            with_(cap("impl", paths=["**"]), plan(assignments=[{"agent": "impl"}])),
        )
        made.by("impl", "x", {place: "x\n"})
        assert "WG103" in codes(made.check())

    @pytest.mark.parametrize(
        "name",
        [
            "src/.gi\N{ZERO WIDTH NON-JOINER}thub",
            "src/caf\N{LATIN SMALL LETTER E}\N{COMBINING ACUTE ACCENT}.c",
            "src/a\N{RIGHT-TO-LEFT OVERRIDE}c.txt",
            "src/con.txt",
            "src/A.c",
            "src/x:y",
            "src/x\\y",
            "src/dot.",
            "src/codeow~1",
        ],
    )
    def test_give_a_name_that_reads_as_another(self, law: LawRepo, name: str) -> None:
        law.by("impl", "x", {name: "x\n"})
        refused(law, "WG106")

    def test_collide_only_in_the_merge_result(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/New.txt": "x\n"})
        law.git("switch", "-q", "main")
        law.by("alice", "Bring another", {"src/new.txt": "y\n"})
        refused(law, "WG106")

    def test_bury_a_file_deeper_than_anyone_looks(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/" + "d/" * 70 + "f.txt": "x\n"})
        refused(law, "WG106")


class TestManyCommits:
    def test_violate_and_revert(self, law: LawRepo) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        law.by("impl", "y", {"README.md": "demo\n"})
        refused(law, "WG101")

    def test_split_a_large_change_over_commits(self, tmp_path: Path) -> None:
        limits = {**documents.LIMITS, "lines_added": 50}
        made = repo(tmp_path, with_(cap("impl", limits=limits)))
        for n in range(3):
            made.by("impl", "x", {f"src/{n}.txt": f"{n}\n" * 20})
        refused(made, "WG108")

    def test_let_two_agents_share_a_large_change(self, tmp_path: Path) -> None:
        limits = {**documents.LIMITS, "lines_added": 50}
        made = repo(
            tmp_path,
            with_(
                cap("impl", limits=limits),
                cap("impl2", limits=limits),
                plan(assignments=[{"agents": ["impl", "impl2"]}]),
            ),
        )
        made.by("impl", "x", {"src/1.txt": "1\n" * 40})
        made.by("impl2", "x", {"src/2.txt": "2\n" * 40})
        refused(made, "WG108")

    def test_add_and_remove_in_turns_so_that_the_sum_looks_small(self, tmp_path: Path) -> None:
        limits = {**documents.LIMITS, "lines_deleted": 10}
        made = repo(tmp_path, with_(cap("impl", limits=limits)), files={"src/t.txt": "old\n" * 30})
        made.by("impl", "x", {"src/t.txt": "new\n" * 15})
        made.by("impl", "x", {"src/t.txt": "newer\n" * 30})
        refused(made, "WG108")

    def test_hide_many_lines_in_a_binary(self, tmp_path: Path) -> None:
        limits = {**documents.LIMITS, "lines_added": 50}
        made = repo(tmp_path, with_(cap("impl", limits=limits)))
        made.by("impl", "x", {"src/t.bin": b"\0\n" * 60})
        refused(made, "WG108")

    def test_bring_a_file_that_no_analyser_reads(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/b.c": b"int b(void)\n{\n\0return 1;\n}\n"})
        refused(law, "WG109")

    def test_start_a_history_of_its_own(self, law: LawRepo) -> None:
        law.git("switch", "-q", "--orphan", "fresh")
        law.by("impl", "x", {"src/b.c": GOOD})
        law.git("branch", "-q", "-f", "work", "fresh")
        refused(law, "WG017")


class TestSignatures:
    def test_leave_the_signature_out(self, law: LawRepo) -> None:
        law.commit("x", {"src/a.c": GOOD})
        refused(law, "WG010")

    def test_sign_with_a_key_of_its_own_making(self, law: LawRepo) -> None:
        law.by("mallory", "x", {"src/a.c": GOOD})
        refused(law, "WG012")

    def test_write_a_persons_name_as_author(self, law: LawRepo) -> None:
        law.environ |= {"GIT_AUTHOR_NAME": "alice", "GIT_COMMITTER_NAME": "alice"}
        law.by("impl", "x", {"README.md": "mine\n"})
        refused(law, "WG101")

    def test_reuse_a_persons_signature_of_another_commit(self, law: LawRepo) -> None:
        law.by("alice", "x", {"src/a.c": GOOD})
        old = forging.raw_commit_of(law)
        header = forging.signature_header(law, key("alice"), old)
        law.git("reset", "-q", "--soft", "main")
        law.by("impl", "y", {"README.md": "mine\n"})
        forging.put(law, forging.with_header(forging.raw_commit_of(law), header))
        refused(law, "WG011")

    def test_add_a_second_signature_header(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        payload = forging.raw_commit_of(law)
        both = payload
        for name in ("impl", "alice"):
            both = forging.with_header(both, forging.signature_header(law, key(name), payload))
        forging.put(law, both)
        assert "WG013" in codes(law.check())

    @pytest.mark.parametrize(
        "namespace", ["file", "plan@worknode-guard", "capability@worknode-guard"]
    )
    def test_use_a_signature_made_for_another_purpose(self, law: LawRepo, namespace: str) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        payload = forging.raw_commit_of(law)
        header = forging.signature_header(law, key("alice"), payload, namespace)
        forging.put(law, forging.with_header(payload, header))
        refused(law, "WG011")

    def test_put_an_openpgp_signature(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        armour = b"gpgsig -----BEGIN PGP SIGNATURE-----\n\nabcd\n-----END PGP SIGNATURE-----"
        forging.put(law, forging.with_header(forging.raw_commit_of(law), armour))
        refused(law, "WG010")

    def test_put_garbage_as_a_signature(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        forging.put(law, forging.with_header(forging.raw_commit_of(law), b"gpgsig trust me"))
        refused(law, "WG011")

    def test_put_the_signature_where_only_sha256_repositories_look(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        payload = forging.raw_commit_of(law)
        header = forging.signature_header(law, key("impl"), payload)
        forging.put(law, forging.with_header(payload, header.replace(b"gpgsig", b"gpgsig-sha256")))
        assert "WG013" in codes(law.check())

    @pytest.mark.parametrize("header", [b"encoding latin-1", b"mergetag object x", b"HG:extra y"])
    def test_sign_a_commit_with_a_header_that_some_tools_read(
        self, law: LawRepo, header: bytes
    ) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        forging.resign(law, key("impl"), lambda raw: forging.with_header(raw, header))
        refused(law, "WG013")

    def test_hide_the_rest_of_the_message_behind_a_nul(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        forging.resign(law, key("impl"), lambda raw: raw + b"\0Worknode-Plan: other\n")
        refused(law, "WG013")

    def test_name_a_program_that_says_every_signature_is_good(self, law: LawRepo) -> None:
        fake = law.path.parent / "fake"
        fake.write_text("#!/bin/sh\necho Good\nexit 0\n")
        fake.chmod(0o755)
        law.by("impl", "x", {"src/a.c": GOOD})
        law.git("config", "gpg.ssh.program", str(fake))
        law.git("config", "gpg.program", str(fake))
        payload = forging.raw_commit_of(law)
        header = forging.signature_header(law, key("mallory"), payload)
        forging.put(law, forging.with_header(payload, header))
        refused(law, "WG012")


class TestMerges:
    def _base_moves(self, law: LawRepo, files: Tree) -> None:
        law.git("switch", "-q", "main")
        law.by("alice", "Base moves", files)
        law.git("switch", "-q", "work")

    def test_edit_inside_a_merge(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        self._base_moves(law, {"README.md": "two\n"})
        law.git("merge", "-q", "--no-ff", "--no-commit", "main")
        law.by("impl", "Merge", {"src/b.c": GOOD})
        assert "WG017" in codes(law.check())

    def test_undo_the_base_by_merging_with_ours(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        self._base_moves(law, {"README.md": "two\n"})
        law.merge("main", key=key("impl"), options=["-s", "ours"])
        assert "WG017" in codes(law.check())

    def test_undo_the_base_by_an_unsigned_merge(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        self._base_moves(law, {"README.md": "two\n"})
        law.merge("main", options=["-s", "ours"])
        refused(law, "WG010", "WG101")

    def test_merge_three_at_once(self, law: LawRepo) -> None:
        law.git("branch", "-q", "side")
        law.by("impl", "x", {"src/a.c": GOOD})
        law.git("switch", "-q", "side")
        law.by("impl", "y", {"src/b.c": GOOD})
        self._base_moves(law, {"README.md": "two\n"})
        law.git(*law.signing(key("impl")), "merge", "-q", "-m", "Octopus", "side", "main")
        assert "WG017" in codes(law.check())

    def test_merge_another_agents_branch(self, law: LawRepo) -> None:
        law.git("branch", "-q", "side")
        law.by("impl", "x", {"src/a.c": GOOD})
        law.git("switch", "-q", "side")
        law.by("impl", "y", {"src/b.c": GOOD})
        law.git("switch", "-q", "work")
        law.merge("side", key=key("impl"))
        assert "WG017" in codes(law.check())

    def test_hide_a_strangers_commit_behind_a_merge(self, law: LawRepo) -> None:
        self._base_moves(law, {"README.md": "two\n"})
        law.git("branch", "-q", "side")
        law.git("switch", "-q", "side")
        law.by("mallory", "y", {"README.md": "evil\n"})
        law.git("switch", "-q", "work")
        law.by("impl", "x", {"src/a.c": GOOD})
        law.merge("side", key=key("impl"))
        assert {"WG012", "WG017"} <= set(codes(law.check()))

    def test_swap_the_parents_so_that_the_first_is_the_base(self, law: LawRepo) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        self._base_moves(law, {"src/new.txt": "two\n"})
        law.git("switch", "-q", "--detach", "main")
        law.git(*law.signing(None), "merge", "-q", "--no-ff", "-m", "Swap", "work")
        law.git("branch", "-q", "-f", "work", "HEAD")
        refused(law, "WG101")

    def test_let_the_merge_carry_a_file_into_a_protected_folder(self, tmp_path: Path) -> None:
        made = _folder_moved_by_base(tmp_path)
        made.by("impl", "x", {"src/lib/evil.txt": "run me\n"})
        refused(made, "WG017")

    def test_let_the_merge_carry_an_edit_into_a_protected_folder(self, tmp_path: Path) -> None:
        made = _folder_moved_by_base(tmp_path)
        made.by("impl", "x", {"src/lib/0.txt": "run me\n" + "line 0\n" * 9})
        verdict = refused(made, "WG103")
        assert [finding.path for finding in verdict.findings] == [b".github/lib/0.txt"]

    def test_let_a_trivial_merge_in_the_branch_carry_it_there(self, tmp_path: Path) -> None:
        made = _folder_moved_by_base(tmp_path)
        made.by("impl", "x", {"src/lib/0.txt": "run me\n" + "line 0\n" * 9})
        made.merge("main", key=key("impl"))
        refused(made, "WG103")


class TestTheLaw:
    def test_widen_its_own_capability(self, law: LawRepo) -> None:
        law.by("impl", "x", cap("impl", "impl", version=2, paths=["**"]))
        assert "WG103" in codes(law.check())

    def test_widen_it_with_a_good_signature_from_a_person(self, law: LawRepo) -> None:
        law.by("impl", "x", cap("impl", "alice", version=2, paths=["src/**", "lib/**"]))
        refused(law, "WG103")

    def test_use_a_right_that_the_same_change_brings(self, law: LawRepo) -> None:
        law.by("alice", "x", cap("impl", version=2, paths=["src/**", "lib/**"]))
        law.by("impl", "y", {"lib/a.c": GOOD})
        refused(law, "WG101")

    def test_become_a_person_by_a_new_trust_root(self, law: LawRepo) -> None:
        text = documents.trust(("alice", "impl"), version=2, project=documents.PROJECT)
        law.by("impl", "x", signed("plans/trust/2.yaml", text, "impl"))
        assert {"WG103", "WG003"} <= set(codes(law.check()))

    def test_replace_the_pinned_root(self, law: LawRepo) -> None:
        law.by("alice", "x", signed("plans/trust/1.yaml", documents.trust(("alice",)), "alice"))
        assert "WG004" in codes(law.check())

    def test_found_a_law_of_its_own_on_the_base(self, tmp_path: Path) -> None:
        made = repo(tmp_path, under_root(documents.trust(("mallory",)), "mallory"))
        made.by("mallory", "x", {"src/a.c": GOOD})
        undecided(made, "WG001")

    def test_delete_the_law(self, law: LawRepo) -> None:
        law.git("rm", "-q", "-r", "plans")
        law.by("alice", "x", {})
        refused(law, "WG004")

    def test_put_a_link_in_place_of_the_law(self, law: LawRepo) -> None:
        law.git("rm", "-q", "-r", "plans")
        (law.path / "plans").symlink_to("elsewhere")
        law.git("add", "plans")
        law.by("alice", "x", {})
        refused(law, "WG004")

    def test_put_a_submodule_where_a_document_belongs(self, law: LawRepo) -> None:
        law.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},plans/agents/n.yaml")
        law.by("alice", "x", {})
        refused(law, "WG002")

    def test_put_a_submodule_where_a_signature_belongs(self, law: LawRepo) -> None:
        law.write(cap("n"))
        name = "plans/agents/n.yaml.alice.sig"
        law.git("rm", "-q", "--cached", name)
        (law.path / name).unlink()
        law.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{name}")
        law.by("alice", "x", {})
        refused(law, "WG003")

    def test_lock_everybody_out_by_taking_a_root_signature_away(self, law: LawRepo) -> None:
        law.by("carol", "x", {"plans/trust/1.yaml.alice.sig": None})
        refused(law, "WG003")

    def test_lock_the_agents_out_by_a_list_for_another_project(self, law: LawRepo) -> None:
        text = documents.revoked(project="sha256:" + "0" * 64)
        law.by("alice", "x", signed("plans/revoked.yaml", text, "alice"))
        refused(law, "WG003")

    def test_lift_a_rule_by_a_waiver_that_the_change_brings(self, law: LawRepo) -> None:
        waiver = {
            "rule": "WG201",
            "path": "src/b.c",
            "reason": "mine",
            "until": "2027-01-01T00:00:00Z",
        }
        law.by("bob", "x", plan(version=2, waivers=[waiver]))
        law.by(
            "impl",
            "y",
            {"src/b.c": "/* Many. */ int b(int x)\n{\n" + "if(x)x++;\n" * 9 + "return x;}\n"},
        )
        refused(law, "WG201")

    def test_revive_an_old_version(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(cap("impl", version=5, paths=["src/net/**"])))
        made.by("alice", "x", cap("impl", version=4))
        refused(made, "WG004")

    def test_replay_a_capability_of_another_project(self, law: LawRepo) -> None:
        other = "sha256:" + "0" * 64
        text = documents.capability("impl2", project=other, issuer_digest=other)
        law.by("alice", "x", signed("plans/agents/impl2.yaml", text, "alice"))
        assert "WG003" in codes(law.check())

    def test_backdate_commits_of_an_expired_capability(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(cap("impl", expires="2026-11-30T00:00:00Z")))
        made.by("impl", "x", {"src/a.c": GOOD})
        refused(made, "WG005")


class TestExecutives:
    def test_write_code_itself(self, law: LawRepo) -> None:
        law.by("exec-1", "x", {"src/a.c": GOOD})
        refused(law, "WG110")

    def test_hand_on_more_than_it_may(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child(paths=["**"]))
        refused(law, "WG007")

    def test_issue_a_validator_that_approves_it(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child(tier="validation", paths=["src/reports/**"]))
        refused(law, "WG007", "WG110")

    def test_issue_an_executive(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child(tier="executive", paths=[], ops=[]))
        refused(law, "WG003", "WG007", "WG110")

    def test_raise_its_own_capability(self, law: LawRepo) -> None:
        law.by("exec-1", "x", executive("exec-1", "exec-1", version=2))
        refused(law, "WG003", "WG110")

    def test_take_over_an_agent_of_the_root(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child("impl", version=2) | {"plans/agents/impl.yaml.alice.sig": None})
        assert "WG110" in codes(law.check())

    def test_take_over_an_agent_whose_file_is_broken(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_({"plans/agents/impl.yaml": "kind: broken\n"}))
        made.by("exec-1", "x", child("impl", version=2))
        refused(made, "WG110")

    def test_give_a_child_its_own_key(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child(subject=key("exec-1").line))
        refused(law, "WG014")

    def test_give_a_child_a_persons_key(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child(subject=key("alice").line))
        refused(law, "WG014")

    def test_work_as_its_child_in_the_same_change(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child())
        law.by("impl2", "y", {"src/a.c": GOOD})
        refused(law, "WG012")

    def test_store_a_link_under_the_name_of_a_signature(self, law: LawRepo) -> None:
        law.write(child())
        (law.path / "plans/agents/impl2.yaml.x.sig").symlink_to("../../.github/workflows/ci.yml")
        law.git("add", "plans")
        law.by("exec-1", "x", {})
        refused(law, "WG110")

    def test_store_a_program_under_the_name_of_a_signature(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child() | {"plans/agents/impl2.yaml.x.sig": "#!/bin/sh\n"})
        refused(law, "WG110")

    def test_delete_a_child(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(child()))
        gone: Tree = dict.fromkeys(child())
        made.by("exec-1", "x", gone)
        refused(made, "WG004", "WG110")

    def test_bring_a_note_beside_the_child(self, law: LawRepo) -> None:
        law.by("exec-1", "x", child() | {"plans/README": "x\n"})
        refused(law, "WG110")


class TestExecutivesPlans:
    """The root says plan_by_executive: true."""

    def _law(self, tmp_path: Path, extra: Tree | None = None) -> LawRepo:
        text = documents.trust(plan_by_executive=True)
        project = digest(text)
        made = repo(
            tmp_path,
            under_root(
                text,
                extra={
                    **cap(
                        "impl3",
                        project=project,
                        issuer_digest=project,
                        paths=["lib/**"],
                        plans=["wave4", "wave5"],
                    ),
                    **executive(project=project, issuer_digest=project, plans=["wave4", "wave5"]),
                    **(extra or {}),
                },
            ),
        )
        self.pin = project
        return made

    def _plan(self, *signers: str, **keys: object) -> Tree:
        assignment = {"agent": "impl", "paths": ["src/**"], "ops": ["modify"]}
        given: dict[str, object] = {
            "phases": [{"id": "build"}],
            "assignments": [assignment],
            "project": self.pin,
            **keys,
        }
        return plan(*(signers or ("exec-1",)), name="wave5", **given)

    def test_assign_within_its_delegation(self, tmp_path: Path) -> None:
        made = self._law(tmp_path)
        made.by("exec-1", "x\n\nWorknode-Plan: wave4\n", self._plan())
        allowed(made, trust=self.pin)

    def test_assign_the_whole_right_of_an_agent_that_is_not_its_child(self, tmp_path: Path) -> None:
        made = self._law(tmp_path)
        made.by(
            "exec-1", "x\n\nWorknode-Plan: wave4\n", self._plan(assignments=[{"agent": "impl3"}])
        )
        refused(made, "WG007", "WG110", trust=self.pin)

    def test_waive_a_rule(self, tmp_path: Path) -> None:
        made = self._law(tmp_path)
        waiver = {
            "rule": "WG201",
            "path": "src/a.c",
            "reason": "mine",
            "until": "2027-01-01T00:00:00Z",
        }
        made.by("exec-1", "x\n\nWorknode-Plan: wave4\n", self._plan(waivers=[waiver]))
        refused(made, "WG007", "WG110", trust=self.pin)

    def test_turn_a_limit_into_a_warning(self, tmp_path: Path) -> None:
        made = self._law(tmp_path)
        made.by(
            "exec-1",
            "x\n\nWorknode-Plan: wave4\n",
            self._plan(rules={"severity": {"WG201": "warning"}}),
        )
        refused(made, "WG007", "WG110", trust=self.pin)

    def test_let_functions_beyond_the_limit_stay_as_bad(self, tmp_path: Path) -> None:
        made = self._law(tmp_path)
        made.by("exec-1", "x\n\nWorknode-Plan: wave4\n", self._plan(rules={"ratchet": True}))
        refused(made, "WG007", "WG110", trust=self.pin)

    def test_people_may_sign_what_an_executive_may_not(self, tmp_path: Path) -> None:
        made = self._law(tmp_path)
        made.by("bob", "x", self._plan("bob", "exec-1", assignments=[{"agent": "impl3"}]))
        allowed(made, trust=self.pin)


class TestHistory:
    def test_cut_the_history_so_that_the_violation_is_not_seen(self, law: LawRepo) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        law.by("impl", "y", {"README.md": "demo\n"})
        shallow = law.clone(law.path.parent / "shallow", "--depth=1", "--branch=work")
        shallow.git("fetch", "-q", "--depth=1", "origin", "main:main")
        other = LawRepo.__new__(LawRepo)
        other.__dict__.update(shallow.__dict__)
        verdict = other.check(base="main", head="HEAD")
        assert (verdict.outcome, codes(verdict)) == ("undecided", ["WG016"])

    def test_replace_the_bad_commit_by_a_good_one(self, law: LawRepo) -> None:
        good = law.by("impl", "x", {"src/a.c": GOOD})
        law.git("reset", "-q", "--hard", "main")
        bad = law.by("impl", "x", {"README.md": "mine\n"})
        law.git("replace", bad, good)
        refused(law, "WG101")

    def test_graft_the_bad_commit_away(self, law: LawRepo) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        head = law.by("impl", "y", {"README.md": "demo\n"})
        (law.git_dir / "info").mkdir(exist_ok=True)
        main = law.git("rev-parse", "main")
        (law.git_dir / "info" / "grafts").write_text(f"{head} {main}\n")
        refused(law, "WG101")

    def test_forget_the_blob_of_the_violation(self, law: LawRepo) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        law.by("impl", "y", {"README.md": "demo\n"})
        law.forget(law.git("rev-parse", "HEAD~:README.md"))
        verdict = law.check()
        assert (verdict.outcome, codes(verdict)) == ("undecided", ["WG016"])

    def test_write_an_unsorted_tree(self, law: LawRepo) -> None:
        old = law.git("rev-parse", "main^{tree}")
        entries = [line.split(None, 3) for line in law.git("ls-tree", old).splitlines()]
        listed = [(mode.lstrip("0"), name.encode(), oid) for mode, _, oid, name in entries]
        tree = law.raw_tree(*reversed(listed))
        main = law.git("rev-parse", "main")
        law.git("update-ref", "refs/heads/work", law.raw_commit(tree, main))
        forging.resign(law, key("impl"))
        assert "WG107" in codes(law.check())

    def test_name_a_file_twice(self, law: LawRepo) -> None:
        blob = law.blob(b"evil\n")
        src = law.git("rev-parse", "main:src/a.c")
        tree = law.raw_tree(("100644", b"a.c", src), ("100644", b"a.c", blob))
        self._with_src(law, tree)
        assert "WG107" in codes(law.check())

    @pytest.mark.parametrize("name", [b"x/../../README.md", b"..", b".git", b""])
    def test_name_a_file_so_that_it_leads_elsewhere(self, law: LawRepo, name: bytes) -> None:
        src = law.git("rev-parse", "main:src/a.c")
        entries = sorted([("100644", b"a.c", src), ("100644", name, src)], key=lambda e: e[1])
        self._with_src(law, law.raw_tree(*entries))
        assert {"WG106", "WG107"} & set(codes(law.check()))

    def test_use_a_mode_that_git_does_not_write(self, law: LawRepo) -> None:
        blob = law.blob(GOOD.encode())
        self._with_src(law, law.raw_tree(("100666", b"a.c", blob)))
        assert "WG107" in codes(law.check())

    def _with_src(self, law: LawRepo, tree: str) -> None:
        entries = [line.split(None, 3) for line in law.git("ls-tree", "main").splitlines()]
        listed = [
            (mode.lstrip("0"), name.encode(), tree if name == "src" else oid)
            for mode, _, oid, name in entries
        ]
        main = law.git("rev-parse", "main")
        law.git("update-ref", "refs/heads/work", law.raw_commit(law.raw_tree(*listed), main))
        forging.resign(law, key("impl"))

    def test_merge_the_base_that_holds_an_old_unsafe_name(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        law.git("switch", "-q", "main")
        law.by("alice", "An old name", {"docs/aux.txt": "x\n"})
        law.git("switch", "-q", "work")
        law.merge("main", key=key("impl"))
        allowed(law)

    @pytest.mark.parametrize("name", ["--all", "-h", "--output=/tmp/x", "main..work", "work^@", ""])
    def test_name_the_head_so_that_git_takes_it_for_an_option(
        self, law: LawRepo, name: str
    ) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        assert law.check(head=name).outcome == "undecided"

    def test_hide_the_commit_behind_a_tag(self, law: LawRepo) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        law.git("tag", "-a", "-m", "x", "--no-sign", "v1")
        assert codes(law.check(head="v1")) == ["WG101"]

    def test_move_the_name_of_the_base(self, law: LawRepo) -> None:
        """The caller names the base by its full id; a tag of the branch's name changes nothing."""
        base = law.git("rev-parse", "main")
        law.by("impl", "x", {"README.md": "mine\n"})
        law.git("tag", "main", "work")
        assert codes(law.check(base=base)) == ["WG101"]
        assert codes(law.check(base="refs/heads/main")) == ["WG101"]

    def test_merge_back_and_forth_until_there_are_two_merge_bases(self, law: LawRepo) -> None:
        law.git("branch", "-q", "side")
        law.by("impl", "x", {"src/a.c": GOOD})
        law.git("switch", "-q", "main")
        law.by("alice", "Base moves", {"README.md": "two\n"})
        law.git("switch", "-q", "work")
        law.merge("main", key=key("impl"))
        law.git("switch", "-q", "main")
        law.by("alice", "Base moves on", {"README.md": "three\n"})
        law.git("switch", "-q", "work")
        law.merge("main", key=key("impl"))
        law.by("impl", "y", {"README.md": "mine\n"})
        refused(law, "WG101")

    def test_replace_the_folder_of_the_law_by_a_file(self, law: LawRepo) -> None:
        law.git("rm", "-q", "-r", "plans")
        law.by("impl", "x", {"plans": "no law\n"})
        refused(law, "WG004", "WG103")

    def test_lower_a_childs_version_to_revive_an_old_right(self, tmp_path: Path) -> None:
        made = repo(tmp_path, with_(child(version=3, paths=["src/net/**"])))
        made.by("exec-1", "x", child(version=2))
        refused(made, "WG004")

    def test_carry_a_persons_commit_from_an_abandoned_branch(self, law: LawRepo) -> None:
        """The judge cannot see that people thought better of it: a signed commit is a person's."""
        law.by("alice", "Once proposed, never merged", {".github/x.yml": "x\n"})
        law.by("impl", "x", {"src/a.c": GOOD})
        allowed(law)

    def test_carry_it_by_copying_its_content(self, law: LawRepo) -> None:
        proposed = law.by("alice", "Once proposed", {".github/x.yml": "x\n"})
        law.git("reset", "-q", "--hard", "main")
        law.by("impl", "x", {"src/a.c": GOOD})
        law.git(*law.signing(key("impl")), "cherry-pick", proposed, environ=law.next_dates())
        refused(law, "WG103")
