"""Every exit code, with the words that go with it: 0 allowed, 1 refused, 2 usage, 3 undecided."""

import json
import os
from pathlib import Path

import pytest

from support.keys import key
from support.laws import LawRepo
from support.program import PIN, PROGRAM, guard, law_repo
from support.repos import Repo

pytestmark = [pytest.mark.e2e, pytest.mark.git]

GOOD = "/* Two. */ int a(void)\n{\n  return 2;\n}\n"
AGENT = {"WORKNODE_AGENT": "impl"}


@pytest.fixture
def law(tmp_path: Path) -> LawRepo:
    return law_repo(tmp_path)


class TestAllowed:
    def test_a_right_file_staged_by_the_agent(self, law: LawRepo) -> None:
        law.write({"src/a.c": GOOD})
        answer = guard("check", at=law.path, environ=AGENT)
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.endswith("allowed: 0 errors, 0 warnings in 1 commit\n")

    def test_a_range_with_the_true_pin(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        answer = guard(*_range("--trust", PIN), at=law.path)
        assert (answer.code, answer.err) == (0, "")

    def test_a_range_without_a_pin_says_so_on_stderr(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        answer = guard(*_range(), at=law.path)
        assert answer.code == 0
        assert answer.err.startswith("notice: no pin was given")
        assert "notice" not in answer.out

    def test_the_pin_may_stand_in_the_environment(self, law: LawRepo) -> None:
        answer = guard(*_range(), at=law.path, environ={"WORKNODE_TRUST": PIN})
        assert (answer.code, answer.err) == (0, "")

    def test_the_pin_may_stand_in_gits_configuration(self, law: LawRepo) -> None:
        law.git("config", "worknode.trust", PIN)
        answer = guard(*_range(), at=law.path)
        assert (answer.code, answer.err) == (0, "")

    def test_the_law_holds(self, law: LawRepo) -> None:
        answer = guard("law", at=law.path)
        assert (answer.code, answer.err) == (0, "")
        assert f"pin {PIN}\n" in answer.out

    def test_the_law_as_json(self, law: LawRepo) -> None:
        told = json.loads(guard("law", "--json", "--at", "main", at=law.path).out)
        assert (told["project"], told["problems"]) == (PIN, [])
        assert [agent["agent"] for agent in told["agents"]] == ["exec-1", "impl"]
        assert [plan["id"] for plan in told["plans"]] == ["wave4"]

    def test_what_an_agent_may_now_and_later(self, law: LawRepo) -> None:
        out = guard("law", at=law.path).out
        assert "  plan wave4, now (build): add, modify at src/**\n" in out

    def test_yes_as_json(self, law: LawRepo) -> None:
        told = json.loads(guard("may", "impl", "add", "src/b.c", "--json", at=law.path).out)
        assert (told["allowed"], told["path"]) == (True, "src/b.c")

    def test_a_schema_is_json(self, tmp_path: Path) -> None:
        told = json.loads(guard("schema", "plan", at=tmp_path).out)
        assert told["title"] == "worknode-guard plan"

    def test_the_agent_may(self, law: LawRepo) -> None:
        answer = guard("may", "impl", "modify", "src/a.c", at=law.path)
        assert answer == (0, "yes: plan wave4 (phase build), capability impl\n", "")

    def test_repo_names_the_repository_whatever_git_said(self, law: LawRepo) -> None:
        law.write({"src/a.c": GOOD})
        elsewhere = {**AGENT, "GIT_DIR": "/nonexistent", "GIT_INDEX_FILE": "/nonexistent/index"}
        here = law.path.parent
        answer = guard("check", "--repo", str(law.path), at=here, environ=elsewhere)
        assert answer.code == 0


class TestRefused:
    def test_a_wrong_file_staged_by_the_agent(self, law: LawRepo) -> None:
        law.write({"README.md": "mine\n"})
        answer = guard("check", "--staged", "--agent", "impl", at=law.path)
        assert answer.code == 1
        assert answer.out.startswith("README.md: WG101 path-not-allowed: ")
        assert "\n  why: " in answer.out
        assert "\n  fix: " in answer.out

    def test_the_agent_known_by_gits_signing_key(self, law: LawRepo) -> None:
        key("impl").write(law.path.parent)
        law.git("config", "user.signingkey", str(law.path.parent / "impl"))
        law.write({"README.md": "mine\n"})
        assert guard("check", at=law.path).code == 1

    def test_a_range_as_json(self, law: LawRepo) -> None:
        law.by("impl", "x", {"README.md": "mine\n"})
        answer = guard(*_range("--json", "--trust", PIN), at=law.path)
        report = json.loads(answer.out)
        assert answer.code == 1
        assert report["verdict"] == "refuse"
        assert [finding["code"] for finding in report["findings"]] == ["WG101"]

    def test_reports_are_written_beside_the_answer(self, law: LawRepo) -> None:
        law.write({"README.md": "mine\n"})
        reports = ("--report", "json=out.json", "--report", "concise=out.txt")
        answer = guard("check", "--agent", "impl", *reports, at=law.path)
        assert answer.code == 1
        assert json.loads((law.path / "out.json").read_text())["verdict"] == "refuse"
        assert "WG101" in (law.path / "out.txt").read_text()

    def test_the_agent_may_not(self, law: LawRepo) -> None:
        answer = guard("may", "impl", "delete", "src/a.c", at=law.path)
        assert answer.code == 1
        assert answer.out.startswith("no: WG102: impl may not delete src/a.c\n  why: ")

    def test_no_as_json(self, law: LawRepo) -> None:
        answer = guard("may", "impl", "add", "README.md", "--json", at=law.path)
        told = json.loads(answer.out)
        assert answer.code == 1
        assert (told["allowed"], told["code"], told["agent"]) == (False, "WG101", "impl")

    def test_a_law_of_which_something_does_not_hold(self, law: LawRepo) -> None:
        law.by("alice", "x", {"plans/agents/impl.yaml.alice.sig": None})
        answer = guard("law", at=law.path)
        assert answer.code == 1
        assert "plans/agents/impl.yaml: WG003: " in answer.out


WRONG = [
    ("check --trust sha256:abc", "is no pin of a trust root"),
    ("check --trust", "argument --trust"),
    ("check --base main", "--base and --head belong together"),
    ("check --head main", "--base and --head belong together"),
    ("check --staged --base main --head work", "--staged does not go with"),
    ("check --output-format xml", "'xml' is not an output format"),
    ("check --json --output-format full", "contradict each other"),
    ("check --report json", "names no file"),
    ("check --report xml=out", "'xml' is not an output format"),
    ("check surplus", "unrecognized arguments: surplus"),
    ("may impl paint src/a.c", "'paint' is no operation"),
    ("may impl add ../a.c", "'../a.c' is not a repository path"),
    ("may impl add /a.c", "'/a.c' is not a repository path"),
    ("may impl add", "required: PATH"),
    ("explain WG999", "there is no rule 'WG999'"),
    ("explain WG101 --script", "--script does not go with the rule"),
    ("explain HEAD --script --json", "--script does not go with --json"),
    ("schema poem", "'poem' has no schema"),
    ("hook post-commit", "'post-commit' is no hook"),
    ("hook --repo . post-commit", "'post-commit' is no hook"),
    ("hook", "required: NAME"),
    ("install --hooks post-commit", "argument --hooks"),
    ("completion powershell", "no completion for 'powershell'"),
]


@pytest.mark.parametrize(("line", "said"), WRONG)
def test_wrong_usage_is_2_in_plain_words_on_stderr(law: LawRepo, line: str, said: str) -> None:
    answer = guard(*line.split(), at=law.path)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert "\n  why: " in answer.err
    assert "\n  fix: " in answer.err
    assert answer.clean


class TestUndecided:
    @pytest.mark.parametrize(
        "command",
        [
            "check",
            "hook pre-commit",
            "law",
            "may impl add a",
            "explain HEAD",
            "install",
            "uninstall",
        ],
    )
    def test_outside_of_any_repository(self, tmp_path: Path, command: str) -> None:
        answer = guard(*command.split(), at=tmp_path)
        assert answer.code == 3
        assert "is not in a git repository" in answer.out + answer.err
        assert answer.clean

    def test_a_folder_that_does_not_exist(self, tmp_path: Path) -> None:
        answer = guard("check", "--repo", "missing", at=tmp_path)
        assert answer.code == 3
        assert answer.clean

    def test_a_base_that_nobody_knows(self, law: LawRepo) -> None:
        answer = guard("check", "--base", "nowhere", "--head", "work", at=law.path)
        assert answer.code == 3
        assert "'nowhere' names no commit here" in answer.out + answer.err

    def test_another_pin(self, law: LawRepo) -> None:
        answer = guard(*_range("--trust", "sha256:" + "0" * 64), at=law.path)
        assert answer.code == 3
        assert "WG001 trust-root" in answer.out

    def test_a_base_without_a_law(self, tmp_path: Path) -> None:
        bare = Repo(tmp_path / "repo")
        bare.commit("x", {"a": "1\n"})
        answer = guard("check", "--base", "HEAD", "--head", "HEAD", "--json", at=bare.path)
        assert answer.code == 3
        assert json.loads(answer.out)["verdict"] == "undecided"

    def test_an_agent_where_there_is_no_law(self, tmp_path: Path) -> None:
        bare = Repo(tmp_path / "repo")
        bare.write({"a": "1\n"})
        assert guard("check", "--agent", "impl", at=bare.path).code == 3
        assert guard("check", at=bare.path).code == 0
        bare.commit("x")
        assert guard("may", "impl", "add", "a", at=bare.path).code == 3
        assert guard("law", at=bare.path).code == 3
        told = json.loads(guard("law", "--json", at=bare.path).out)
        assert (told["project"], told["root"], told["problems"][0]["code"]) == (None, None, "WG001")

    def test_a_shallow_clone(self, law: LawRepo, tmp_path: Path) -> None:
        for number in range(3):
            law.by("impl", "x", {f"src/{number}.c": GOOD})
        shallow = law.clone(tmp_path / "shallow", "--depth=1")
        oid = law.git("rev-parse", "main")
        answer = guard("check", "--base", oid, "--head", "HEAD", at=shallow.path)
        assert answer.code == 3
        assert "WG016" in answer.out + answer.err

    def test_no_git_on_path(self, law: LawRepo) -> None:
        empty = law.path.parent / "empty"
        empty.mkdir()
        answer = guard("check", at=law.path, environ={"PATH": str(empty)})
        assert answer.code == 3
        assert "git cannot be started" in answer.out + answer.err
        assert "install git" in answer.out + answer.err
        assert answer.clean

    def test_a_report_that_cannot_be_written(self, law: LawRepo) -> None:
        answer = guard("check", "--report", "json=missing/out.json", at=law.path)
        assert answer.code == 3
        assert "the report 'missing/out.json' cannot be written" in answer.err

    def test_a_full_disk_below_the_report(self, law: LawRepo) -> None:
        answer = guard("check", "--report", "json=/dev/full", at=law.path)
        assert answer.code == 3
        assert "No space left on device" in answer.err

    def test_no_room_for_temporary_files(self, law: LawRepo) -> None:
        limited = ("sh", "-c", 'ulimit -f 0; exec "$@"', "sh", PROGRAM)
        answer = guard("check", at=law.path, prefix=limited)
        assert answer.code == 3
        assert answer.clean

    @pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to root")
    def test_a_folder_that_cannot_be_read(self, law: LawRepo) -> None:
        objects = law.git_dir / "objects"
        objects.chmod(0)
        try:
            answer = guard("check", at=law.path)
        finally:
            objects.chmod(0o755)
        assert answer.code == 3
        assert answer.clean


def _range(*more: str) -> tuple[str, ...]:
    return ("check", "--base", "main", "--head", "work", *more)
