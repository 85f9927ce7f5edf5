"""Our reading of commits and trailers agrees with git's own."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.keys import key
from support.repos import Repo
from worknode_guard.gitio.commits import ParsedCommit, parse_commit
from worknode_guard.gitio.history import read_commit
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.trailers import parse_trailers
from worknode_guard.gitio.write import with_signature

pytestmark = pytest.mark.git

LINES = st.sampled_from(
    [
        "",
        " ",
        "subject",
        "some words",
        "Worknode-Plan: p",
        "worknode-task : t@1",
        "WORKNODE-TASK:x",
        "Worknode Plan: no key",
        "Other-Key: value",
        "Signed-off-by: a <a@b>",
        "(cherry picked from commit 1)",
        " folded",
        "\tfolded",
        "# comment",
        "Conflicts:",
        "\tpath",
        "---",
        ": x",
        "# ------------------------ >8 ------------------------",
    ],
)


def read(repo: Repo, oid: str) -> ParsedCommit:
    with ObjectStore(repo.repository(), repo.environ) as store:
        return read_commit(store, oid)


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "repo")
    alice = key("alice")
    (tmp_path / "allowed").write_text(f"alice {alice.line}\n")
    made.git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "allowed"))
    return made


@pytest.mark.parametrize(
    "message",
    ["s\n", "s", "", "\n\n\n", "s\n\nbody\n gpgsig x\n", "s\n\ngpgsig x\n y\n", "ä\n"],
)
@pytest.mark.parametrize("object_format", ["sha1", "sha256"])
def test_the_signed_bytes_are_those_that_git_signs_and_verifies(
    tmp_path: Path, message: str, object_format: str
) -> None:
    repo = Repo(tmp_path / "r", object_format="sha1" if object_format == "sha1" else "sha256")
    alice = key("alice")
    (tmp_path / "allowed").write_text(f"alice {alice.line}\n")
    repo.git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "allowed"))
    oid = repo.commit(message, {"a": "1"}, key=alice)
    assert repo.succeeds("verify-commit", oid)
    commit = read(repo, oid)
    assert commit.problems == ()
    assert commit.signature == alice.sign(commit.payload, "git")


def test_a_signature_that_we_embed_is_verified_by_git(repo: Repo) -> None:
    oid = repo.commit("one", {"a": "1"})
    payload = (repo.git("cat-file", "commit", oid) + "\n").encode()
    signed = with_signature(payload, key("alice").sign(payload, "git"))
    written = repo.raw("commit", signed)
    assert repo.succeeds("verify-commit", written)
    assert parse_commit(written, signed).payload == payload
    changed = repo.raw("commit", signed.replace(b"one", b"two"))
    assert not repo.succeeds("verify-commit", changed)


def test_a_second_signature_header_is_named(repo: Repo) -> None:
    oid = repo.commit("one", {"a": "1"}, key=key("alice"))
    raw = (repo.git("cat-file", "commit", oid) + "\n").encode()
    head, _, message = raw.partition(b"\n\n")
    other = head + b"\ngpgsig-sha256 x\n y\n\n" + message
    for header in (b"gpgsig-sha256", b"gpgsig"):
        doubled = other.replace(b"gpgsig-sha256", header)
        assert parse_commit("0" * 40, doubled).problems


def test_other_encodings_and_merged_tags_are_named(repo: Repo) -> None:
    repo.commit("one", {"a": "1"})
    repo.git("config", "i18n.commitEncoding", "ISO-8859-1")
    assert any("encoding" in text for text in read(repo, repo.commit("two")).problems)
    repo.git("config", "--unset", "i18n.commitEncoding")
    repo.git("checkout", "-q", "-b", "side")
    repo.commit("side", {"b": "1"})
    repo.git(*repo.signing(key("alice")), "tag", "-s", "-m", "tag", "v1")
    repo.git("checkout", "-q", "main")
    repo.commit("main", {"a": "3"})
    merge = repo.merge("v1")
    assert any("mergetag" in text for text in read(repo, merge).problems)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=st.lists(LINES, max_size=9))
def test_trailers_are_those_that_git_reads(repo: Repo, lines: list[str]) -> None:
    message = "\n".join(lines) + "\n"
    theirs = git_trailers(repo, message)
    ours = parse_trailers(message.encode())
    well_formed = [(name, value) for name, value, folded in theirs if value and not folded]
    assert list(ours.plans) == [value for name, value in well_formed if name == "worknode-plan"]
    assert list(ours.tasks) == [value for name, value in well_formed if name == "worknode-task"]
    mine = [name for name, _, _ in theirs if name in ("worknode-plan", "worknode-task")]
    assert len(ours.plans) + len(ours.tasks) + len(ours.malformed) == len(mine)


def git_trailers(repo: Repo, message: str) -> list[tuple[str, str, bool]]:
    """Git's own reading: key in lower case, value, and whether it was folded."""
    done = subprocess.run(
        ["git", "interpret-trailers", "--only-trailers", "--only-input", "--no-divider"],
        cwd=repo.path,
        env=repo.environ,
        input=message,
        text=True,
        capture_output=True,
        check=True,
    )
    found: list[tuple[str, str, bool]] = []
    for line in done.stdout.splitlines():
        if line[:1] in " \t" and found:
            name, value, _ = found.pop()
            found.append((name, value, True))
        else:
            name, _, value = line.partition(":")
            found.append((name.strip().lower(), value.strip(), False))
    return found
