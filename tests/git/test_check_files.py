"""`check --files` and `--all`: code rules on files as they lie, by HEAD's plan or built-in ones."""

import os
from pathlib import Path

import pytest

from support.program import law_repo
from support.repos import Repo
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.model.verdict import Verdict
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.worktree import check_files

pytestmark = pytest.mark.git

PLAIN = "/* One. */\nint a(void)\n{\n  return 1;\n}\n"
JUMPS = "/* Jumps. */\nint b(int x)\n{\nagain:\n  if (x--) goto again;\n  return x;\n}\n"


def codes(verdict: Verdict) -> list[tuple[str, str, int | None]]:
    return [
        (one.code, (one.path or b"").decode("utf-8", "surrogateescape"), one.line)
        for one in verdict.findings
        if one.code not in {"WG305", "WG902"}
    ]


def check(folder: Path, *paths: str, plan: str | None = None) -> Verdict:
    given = list(paths) or None
    return check_files(str(folder), given, CheckOptions(cache=False), plan)


def test_without_a_repository_the_built_in_rules_apply(tmp_path: Path) -> None:
    (tmp_path / "b.c").write_text(JUMPS)
    verdict = check(tmp_path, str(tmp_path))
    assert [(code, line) for code, _, line in codes(verdict)] == [("WG301", 5)]
    assert (verdict.outcome, verdict.exit_code, verdict.head) == ("refuse", 1, "worktree")
    assert verdict.base is None
    assert verdict.findings[0].why.startswith("plan built-in applies the Power of Ten, rule 1")


def test_without_a_repository_all_has_no_meaning(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--all needs a repository"):
        check(tmp_path)


def test_a_path_that_does_not_exist_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no 'x\.c'"):
        check(tmp_path, "x.c")


def test_all_judges_what_git_would_take_in(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.write({"a.c": PLAIN})
    (repo.path / "new").mkdir()
    for name, text in (("new/b.c", JUMPS), ("ignored.c", JUMPS), (".gitignore", "ignored.c\n")):
        (repo.path / name).write_text(text)
    verdict = check(repo.path)
    assert codes(verdict) == [("WG301", "new/b.c", 5)]
    assert verdict.files == 2
    named = check(repo.path, str(repo.path / "ignored.c"))
    assert codes(named) == [("WG301", "ignored.c", 5)]


def test_a_law_gives_its_rules_and_waivers(tmp_path: Path) -> None:
    law = law_repo(tmp_path)
    law.write({"src/a.c": PLAIN, "src/b.c": JUMPS})
    assert codes(check(law.path, str(law.path / "src"))) == []
    (law.path / "src/c.c").write_text("int c(void)\n{\n  return 1;\n}\n")
    verdict = check(law.path, str(law.path / "src/c.c"))
    assert codes(verdict) == [("WG401", "src/c.c", 1)]
    assert verdict.findings[0].severity == "error"
    assert verdict.base == law.git("rev-parse", "HEAD").strip()


def test_a_plan_is_named_or_is_the_only_one(tmp_path: Path) -> None:
    law = law_repo(tmp_path)
    law.write({"src/b.c": JUMPS})
    place = str(law.path / "src/b.c")
    assert codes(check(law.path, place, plan="wave4")) == []
    with pytest.raises(UsageError, match="there is no plan 'other'"):
        check(law.path, place, plan="other")
    with pytest.raises(UsageError, match="there is no plan 'x'"):
        check(tmp_path, str(law.path), plan="x")


def test_recursion_is_seen_through_files_that_are_not_named(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    f = "/* F. */\nint f(int n)\n{\n  return n ? g(n) : 0;\n}\n"
    g = "/* G. */\nint g(int n)\n{\n  return f(n - 1);\n}\n"
    repo.commit("x", {"f.c": f, "g.c": g})
    verdict = check(repo.path, str(repo.path / "f.c"))
    found = [one.message for one in verdict.findings if one.code == "WG301"]
    assert found == ["f is recursive: f → g (g.c) → f"]


def test_odd_files_never_stop_it(tmp_path: Path) -> None:
    (tmp_path / "nul.c").write_bytes(b"int a;\0")
    (tmp_path / "empty.c").write_bytes(b"")
    (tmp_path / "latin.c").write_bytes("/* é */ int a;\n".encode("latin-1"))
    (tmp_path / "crlf.c").write_bytes(PLAIN.replace("\n", "\r\n").encode())
    (tmp_path / "bom.c").write_bytes(b"\xef\xbb\xbf" + PLAIN.encode())
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "link.c").symlink_to(tmp_path / "crlf.c")
    with (tmp_path / "huge.c").open("wb") as file:
        file.truncate(50 << 20)
    (tmp_path / os.fsdecode(b"odd\xff.c")).write_bytes(PLAIN.encode())
    verdict = check(tmp_path, str(tmp_path))
    assert [code for code, _, _ in codes(verdict)] == ["WG109"]
    reasons = {one.reason for one in verdict.not_analysed}
    assert "larger than 1048576 bytes: not analysed" in reasons
    assert "it holds NUL bytes, so it is no source text" in reasons
    assert verdict.levels.located == 3


def test_what_is_named_outright_and_is_no_code_is_told(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "r")
    repo.write({"README.md": "text\n", "a.c": JUMPS})
    (repo.path / "link.c").symlink_to("a.c")
    os.mkfifo(repo.path / "pipe.c")
    named = [str(repo.path / name) for name in ("README.md", "link.c", "pipe.c", "a.c")]
    verdict = check(repo.path, *named)
    assert verdict.notices == (
        "README.md is not judged: no source code, by its name",
        "link.c is not judged: a symbolic link: name what it points to",
        "pipe.c is not judged: no regular file",
    )
    assert codes(verdict) == [("WG301", "a.c", 5)]
    assert check(repo.path, str(repo.path)).notices == ()


def test_what_git_does_not_know_is_walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beside the work tree, and in a repository inside it."""
    repo = Repo(tmp_path / "r")
    repo.write({"a.c": PLAIN})
    inner = Repo(repo.path / "inner")
    inner.write({"b.c": JUMPS})
    (tmp_path / "beside").mkdir()
    (tmp_path / "beside/c.c").write_text(JUMPS)
    (tmp_path / "to_beside").symlink_to("beside", target_is_directory=True)
    monkeypatch.chdir(repo.path)
    assert codes(check(repo.path, "../beside")) == [("WG301", "../beside/c.c", 5)]
    assert codes(check(repo.path, "../to_beside/c.c")) == [("WG301", "../beside/c.c", 5)]
    assert codes(check(repo.path, "inner/b.c", "a.c")) == [("WG301", "inner/b.c", 5)]
    assert codes(check(repo.path, "inner")) == [("WG301", "inner/b.c", 5)]


def test_a_folder_with_the_name_of_a_file_holds_none(tmp_path: Path) -> None:
    (tmp_path / "a.c").mkdir()
    assert check(tmp_path, str(tmp_path / "a.c")).files == 0


def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.c").write_text(PLAIN)

    def fail(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("worknode_guard.services.workfiles.open", fail, raising=False)
    with pytest.raises(UndecidedError, match=r"a\.c' cannot be read") as error:
        check(tmp_path, str(tmp_path / "a.c"))
    assert error.value.why == "Permission denied"
