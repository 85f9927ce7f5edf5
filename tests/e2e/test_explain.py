"""`explain`: the pages of the rules, and a commit's right with a proof that needs no guard."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.keys import key
from support.lawbook import child, digest
from support.laws import LawRepo
from support.program import PIN, environment, guard, law_repo
from support.repos import Repo
from worknode_guard.rules.catalogue import CATALOGUE

pytestmark = [pytest.mark.e2e, pytest.mark.git]

GOOD = "/* Two. */ int a(void)\n{\n  return 2;\n}\n"


@pytest.fixture
def law(tmp_path: Path) -> LawRepo:
    return law_repo(tmp_path)


def sh(law: Repo, script: str) -> subprocess.CompletedProcess[str]:
    """Run a script inside the repository, with nothing but the stock tools on PATH."""
    return subprocess.run(
        ["sh", "-s"],
        cwd=law.path,
        env=environment(law.path.parent, PATH="/usr/bin:/bin"),
        input=script,
        capture_output=True,
        text=True,
        check=False,
    )


class TestRules:
    def test_every_rule_has_a_page_by_code_and_by_name(self, tmp_path: Path) -> None:
        entry = CATALOGUE[0]
        by_code = guard("explain", entry.code.lower(), at=tmp_path)
        assert (by_code.code, by_code.err) == (0, "")
        assert by_code.out.startswith(f"{entry.code} {entry.name}\n\n")
        assert guard("explain", entry.name, at=tmp_path) == by_code

    def test_a_page_as_json(self, tmp_path: Path) -> None:
        page = json.loads(guard("explain", "WG901", "--json", at=tmp_path).out)
        assert (page["code"], page["name"]) == ("WG901", "internal-error")
        assert "Why:" in page["text"]

    def test_without_docstrings_there_is_no_page(self, tmp_path: Path) -> None:
        bare = (sys.executable, "-OO", "-m", "worknode_guard")
        answer = guard("explain", "WG101", at=tmp_path, prefix=bare)
        assert (answer.code, answer.out) == (3, "")
        assert "run it without -OO" in answer.err


class TestCommits:
    def test_an_agents_commit(self, law: LawRepo) -> None:
        oid = law.by("impl", "Change a", {"src/a.c": GOOD, "README.md": "mine\n"})
        base = law.git("rev-parse", "main")
        answer = guard("explain", "HEAD", at=law.path)
        assert (answer.code, answer.err) == (0, "")
        blob = law.git("rev-parse", "main:plans/agents/impl.yaml")
        for line in (
            f"commit {oid} Change a",
            f"  law of {base}, pin {PIN}",
            f"  signer impl; signature good, key {key('impl').public.fingerprint}",
            f"  capability impl: plans/agents/impl.yaml, blob {blob}",
            "  allowed: modify src/a.c",
            "    by: plan wave4 (phase build), capability impl",
            "  not allowed: modify README.md",
            "    WG101: impl may not modify README.md",
        ):
            assert f"{line}\n" in answer.out, line

    def test_a_persons_commit(self, law: LawRepo) -> None:
        law.by("alice", "x", {"README.md": "mine\n"})
        told = json.loads(guard("explain", "HEAD", "--json", at=law.path).out)
        assert told["signer"] == "person:alice"
        assert [link["path"] for link in told["links"]] == ["plans/trust/1.yaml"]
        assert [decision["allowed"] for decision in told["decisions"]] == [True]

    def test_a_strangers_commit(self, law: LawRepo) -> None:
        law.by("mallory", "x", {"src/a.c": GOOD})
        told = json.loads(guard("explain", "HEAD", "--json", at=law.path).out)
        assert told["signer"] is None
        assert told["refusal"]["code"] == "WG012"
        assert [decision["allowed"] for decision in told["decisions"]] == [False]

    def test_a_signature_that_does_not_hold(self, law: LawRepo) -> None:
        first = law.by("impl", "x", {"src/a.c": GOOD})
        raw = subprocess.run(
            ["git", "cat-file", "commit", first], cwd=law.path, capture_output=True, check=True
        ).stdout
        forged = law.raw("commit", raw.replace(b"\n\nx", b"\n\ny"))
        answer = guard("explain", forged, at=law.path)
        assert answer.code == 0
        assert "signer nobody that the law knows; signature it does not match" in answer.out
        assert "WG011" in answer.out
        assert "#!/bin/sh" not in answer.out

    def test_an_executives_own_child(self, law: LawRepo) -> None:
        parent = law.git("show", "main:plans/agents/exec-1.yaml") + "\n"
        brought = child(
            "impl2",
            project=PIN,
            issuer_digest=digest(parent),
            not_before="2000-01-01T00:00:00Z",
            expires="2999-01-01T00:00:00Z",
        )
        law.by("exec-1", "Issue a capability", brought)
        told = json.loads(guard("explain", "HEAD", "--json", at=law.path).out)
        assert told["signer"] == "exec-1"
        assert [decision["allowed"] for decision in told["decisions"]] == [True, True]
        assert "a child of its own" in told["decisions"][0]["link"]

    def test_a_commit_that_names_no_plan_of_its_agent(self, law: LawRepo) -> None:
        law.by("impl", "x\n\nWorknode-Plan: other\n", {"src/a.c": GOOD})
        told = json.loads(guard("explain", "HEAD", "--json", at=law.path).out)
        assert [d["refusal"]["code"] for d in told["decisions"]] == ["WG015"]

    def test_a_commit_that_changes_nothing(self, law: LawRepo) -> None:
        law.by("impl", "x", {})
        assert (
            "changes nothing against its first parent" in guard("explain", "HEAD", at=law.path).out
        )

    def test_an_unsigned_commit_has_no_script(self, law: LawRepo) -> None:
        law.commit("x", {"src/a.c": GOOD})
        assert json.loads(guard("explain", "HEAD", "--json", at=law.path).out)["script"] is None
        answer = guard("explain", "HEAD", "--script", at=law.path)
        assert (answer.code, answer.out) == (2, "")
        assert "has no signature that a script could check" in answer.err

    def test_the_first_commit_needs_a_base(self, law: LawRepo) -> None:
        first = law.git("rev-list", "--max-parents=0", "HEAD")
        assert guard("explain", first, at=law.path).code == 3
        answer = guard("explain", first, "--base", "main", at=law.path)
        assert answer.code == 0
        assert "signer person:alice" in answer.out

    def test_another_pin_is_undecided(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        answer = guard("explain", "HEAD", "--trust", "sha256:" + "0" * 64, at=law.path)
        assert (answer.code, answer.out) == (3, "")
        assert "WG001" in answer.err

    def test_an_agents_text_cannot_move_the_cursor(self, law: LawRepo) -> None:
        law.by("impl", "x\x1b[2J", {"src/\u202eb.c": GOOD})
        assert not {"\x1b", "\u202e"} & set(guard("explain", "HEAD", at=law.path).out)


class TestTheScript:
    def script(self, law: LawRepo) -> str:
        return guard("explain", "HEAD", "--script", at=law.path).out

    def test_it_proves_every_signature_with_the_stock_tools(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        done = sh(law, self.script(law))
        assert (done.returncode, done.stderr) == (0, "")
        names = [line.split("for ")[1].split(" ")[0] for line in done.stdout.splitlines()]
        assert names == ["impl", "alice", "alice", "bob"]

    @pytest.mark.parametrize(
        "message", [b"no end of line", b"", b"\xff\xfe\n\ngpgsig x\n", b"a\r\n"]
    )
    def test_it_cuts_any_message_out_byte_for_byte(self, law: LawRepo, message: bytes) -> None:
        law.commit(message, {"src/a.c": GOOD}, key=key("impl"))
        assert sh(law, self.script(law)).returncode == 0

    def test_it_knows_sha256_repositories(self, tmp_path: Path) -> None:
        made = law_repo(tmp_path)
        other = Repo(tmp_path / "other", object_format="sha256")
        names = made.git("ls-tree", "-r", "--name-only", "main").split("\n")
        other.write({name: made.git("cat-file", "blob", f"main:{name}") + "\n" for name in names})
        other.commit("Found the law", key=key("alice"))
        other.commit("x", {"src/a.c": GOOD}, key=key("impl"))
        script = guard("explain", "HEAD", "--script", at=other.path).out
        done = sh(other, script)
        assert (done.returncode, done.stderr) == (0, "")

    def test_it_fails_for_another_key(self, law: LawRepo) -> None:
        law.by("impl", "x", {"src/a.c": GOOD})
        forged = self.script(law).replace(key("impl").line, key("mallory").line, 1)
        assert sh(law, forged).returncode != 0

    def test_it_fails_for_another_commit(self, law: LawRepo) -> None:
        first = law.by("impl", "x", {"src/a.c": GOOD})
        script = self.script(law)
        raw = subprocess.run(
            ["git", "cat-file", "commit", first], cwd=law.path, capture_output=True, check=True
        ).stdout
        other = law.raw("commit", raw.replace(b"\n\nx", b"\n\ny"))
        assert sh(law, script.replace(first, other)).returncode != 0
