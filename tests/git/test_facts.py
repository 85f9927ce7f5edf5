"""`facts`: what is seen in files, as the contract's JSON and as a table."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from support.program import environment

pytestmark = [pytest.mark.git, pytest.mark.e2e]

TEXT = """\
/* Counts. */
static int count(int n)
{
  int *p = malloc(4);
  assert(p != NULL);
  for (int i = 0; i < 10; i++) { n++; }
  while (n) { n--; }
  if (n) goto out;
  free(p);
out:
  return n ? count(n) : other(n);
}
int other(int n)
{
  return count(n);
}
"""


def run(tmp_path: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "worknode_guard", "facts", *arguments],
        cwd=tmp_path,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )


def test_json_is_the_contract_s(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text(TEXT)
    done = run(tmp_path, "a.c", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    answer = json.loads(done.stdout)
    assert answer["schema"] == "worknode-guard/facts/1"
    (file,) = answer["files"]
    assert list(file) == ["path", "language", "located", "levels", "problems", "functions"]
    assert file["levels"] == {"ast": 2, "repaired": 0, "tokens": 0, "opaque": 0}
    count, other = file["functions"]
    assert count == {
        "name": "count",
        "line": 2,
        "end_line": 12,
        "level": "ast",
        "lines": 11,
        "complexity": 5,
        "parameters": 1,
        "nesting": 1,
        "calls": ["malloc", "assert", "free", "count", "other"],
        "gotos": [8],
        "recursion": "direct",
        "loops": [
            {"line": 6, "kind": "for", "bounded": "yes"},
            {"line": 7, "kind": "while", "bounded": "unproven"},
        ],
        "allocations": [4, 9],
        "assertions": 1,
        "documented": True,
    }
    assert (other["recursion"], other["documented"]) == ("cycle", False)


def test_people_see_a_table_and_the_levels(tmp_path: Path) -> None:
    (tmp_path / "a.c").write_text(TEXT + "namespace x {\n}\n")
    done = run(tmp_path, ".")
    lines = done.stdout.splitlines()
    assert lines[0] == "a.c (c)"
    assert lines[1].startswith("  not analysed: lines 17 to 18 are neither")
    assert "recursive" in lines[3]
    assert lines[-1] == "located 2, ast 2, repaired 0, tokens 0, opaque 0"


def test_a_missing_path_is_a_usage_error(tmp_path: Path) -> None:
    done = run(tmp_path, "nothing.c")
    assert done.returncode == 2
    assert "there is no 'nothing.c'" in done.stderr


def test_a_named_file_that_is_no_code_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("text\n")
    done = run(tmp_path, "notes.txt")
    assert done.stdout.splitlines()[:2] == [
        "notes.txt (not read)",
        "  not analysed: no source code, by its name",
    ]
    (file,) = json.loads(run(tmp_path, "notes.txt", "--json").stdout)["files"]
    assert (file["language"], file["problems"]) == (None, ["no source code, by its name"])
