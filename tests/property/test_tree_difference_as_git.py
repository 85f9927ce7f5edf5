"""On trees that git would write, our difference is git's, whatever they hold."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.repos import Repo
from worknode_guard.gitio.diffs import diff_blobs
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer

pytestmark = pytest.mark.git

NAMES = st.sampled_from([b"a", b"a-b", b"a.c", b"a0", b"b", "é".encode()])
FILES = st.tuples(
    st.sampled_from(["100644", "100755", "120000"]),
    st.lists(st.sampled_from([b"x\n", b"y\n", b"--- a\n", b"@@ -1 +1 @@\n", b"end"]), max_size=5),
)
FOLDERS = st.recursive(
    st.dictionaries(NAMES, FILES, max_size=4),
    lambda inner: st.dictionaries(NAMES, FILES | inner, max_size=4),
    max_leaves=12,
)
Folder = dict[bytes, object]


def write(repo: Repo, folder: Folder) -> str:
    """Write a folder as git would: without empty folders."""
    entries: list[tuple[str, bytes, str]] = []
    for name, content in folder.items():
        if isinstance(content, dict):
            entries.append(("40000", name, write(repo, content)))
        elif isinstance(content, tuple):
            mode, lines = content
            entries.append((mode, name, repo.blob(b"".join(lines))))
    empty = repo.raw_tree()
    kept = [entry for entry in entries if entry[2] != empty]
    kept.sort(key=lambda entry: entry[1] + (b"/" if entry[0] == "40000" else b""))
    return repo.raw_tree(*kept)


def by_git(repo: Repo, old: str, new: str) -> set[tuple[bytes, str, str, str, str]]:
    options = ("-r", "--raw", "-z", "--no-renames", "--full-index")
    fields = repo.git("diff-tree", *options, old, new).encode("utf-8", "surrogateescape")
    parts = fields.split(b"\0")[:-1]
    found: set[tuple[bytes, str, str, str, str]] = set()
    for record, path in zip(parts[::2], parts[1::2], strict=True):
        old_mode, new_mode, old_oid, new_oid, _ = record.decode()[1:].split(" ")
        found.add((path, old_mode, new_mode, old_oid, new_oid))
    return found


def lines_by_git(repo: Repo, old: str, new: str) -> dict[bytes, tuple[int, int]]:
    options = ("-r", "--numstat", "-z", "--no-renames", "--diff-algorithm=myers")
    rows = repo.git("diff-tree", *options, old, new).encode("utf-8", "surrogateescape")
    found: dict[bytes, tuple[int, int]] = {}
    for row in rows.split(b"\0")[:-1]:
        added, deleted, path = row.split(b"\t", 2)
        found[path] = (int(added), int(deleted))
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(one=FOLDERS, two=FOLDERS)
def test_files_and_lines_are_those_of_git(tmp_path: Path, one: Folder, two: Folder) -> None:
    repo = Repo(tmp_path / "repo", make=not (tmp_path / "repo").exists())
    old, new = write(repo, one), write(repo, two)
    zeros = "0" * 40
    with ObjectStore(repo.repository(), repo.environ) as store:
        change = TreeDiffer(store).diff(old, new)
        diffs = diff_blobs(store, [(file.old_oid, file.new_oid) for file in change.files])
    assert {
        (file.path, file.old_mode, file.new_mode, file.old_oid or zeros, file.new_oid or zeros)
        for file in change.files
    } == by_git(repo, old, new)
    assert {problem.kind for problem in change.problems} <= {"name"}
    counted = lines_by_git(repo, old, new)
    for file, diff in zip(change.files, diffs, strict=True):
        same_kind = "000000" in (file.old_mode, file.new_mode) or (
            file.old_mode[:3] == file.new_mode[:3]
        )
        if same_kind:
            assert (diff.added, diff.deleted) == counted[file.path]
