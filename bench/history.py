"""Real history as it will be replayed: the newest first-parent commits and what each changes.

What a commit changes is asked of git itself, and which places are denied to every agent is written
down once more here, so that the guard is not measured by its own answer.
"""

from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from repository import Repository
from worknode_guard.gitio.commits import ParsedCommit, parse_commit
from worknode_guard.gitio.repository import find_repository
from worknode_guard.gitio.store import ObjectStore

DENIED: Final = (
    *("plans", "plans/*", ".github", ".github/*", ".gitlab", ".gitlab/*", ".gitlab-ci.yml"),
    *(".circleci", ".circleci/*", ".buildkite", ".buildkite/*", ".woodpecker", ".woodpecker/*"),
    *(".woodpecker.yml", ".travis.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml"),
    *("jenkinsfile", ".ci", ".ci/*", ".pre-commit-config.yaml", "lefthook.yml"),
    *(".lefthook", ".lefthook/*", ".husky", ".husky/*", ".githooks", ".githooks/*"),
    *(".claude", ".claude/*", ".cursor", ".cursor/*", ".codex", ".codex/*"),
    *("codeowners", "*/codeowners"),
)
"""Built-in denials (trust contract, section 4), casefolded; `*` also stands for `/` here."""

DENIED_PARTS: Final = {".gitattributes", ".gitmodules", ".gitignore", ".mailmap", ".lfsconfig"}
_ENDS_OF_MERGE: Final = 2


class Change(NamedTuple):
    """One path that differs: modes and object names as `git diff-tree --raw` gives them."""

    path: bytes
    old_mode: str
    new_mode: str
    new_oid: str


class Step(NamedTuple):
    """One commit of the first-parent history.

    Attributes:
        commit: As it stands; a merge is replayed as the squash of what it brought.
        changes: Against its first parent.
    """

    commit: ParsedCommit
    changes: tuple[Change, ...]

    @property
    def is_merge(self) -> bool:
        """Whether it has more than one parent."""
        return len(self.commit.parents) >= _ENDS_OF_MERGE


def read_history(source: Path, count: int) -> tuple[ParsedCommit, list[Step]]:
    """Read the newest commits until `count` of them are no merges.

    Returns:
        The commit before them, and the commits, oldest first.

    Raises:
        ValueError: The history is shorter than that.
    """
    repo = Repository(source, make=False)
    lines = repo.git("rev-list", "--first-parent", "--parents", "HEAD").decode().splitlines()
    chosen: list[str] = []
    left = count
    for line in lines:
        oid, *parents = line.split()
        chosen.append(oid)
        if left == 0 or not parents:
            break
        left -= len(parents) < _ENDS_OF_MERGE
    if left or len(chosen) < count + 1:
        raise ValueError(f"{source} has fewer than {count} commits that are no merges")
    chosen.reverse()
    with ObjectStore(find_repository(str(source), {}), repo.environ) as store:
        raws = store.read_many(chosen, "commit")
    commits = [parse_commit(*entry) for entry in zip(chosen, raws, strict=True)]
    pairs = pairwise(commits)
    return commits[0], [Step(new, _changes(repo, old.tree, new.tree)) for old, new in pairs]


def _changes(repo: Repository, old: str, new: str) -> tuple[Change, ...]:
    output = repo.git("diff-tree", "-r", "-z", "--raw", "--no-renames", old, new)
    fields = output.split(b"\0")[:-1]
    found = []
    for record, path in zip(fields[::2], fields[1::2], strict=True):
        old_mode, new_mode, _, new_oid, _ = record.decode().removeprefix(":").split(" ")
        found.append(Change(path, old_mode, new_mode, new_oid))
    return tuple(found)


def is_denied(path: bytes) -> bool:
    """Tell whether no agent may write there."""
    folded = path.decode("utf-8", "surrogateescape").casefold()
    if not DENIED_PARTS.isdisjoint(folded.split("/")):
        return True
    return any(fnmatchcase(folded, pattern) for pattern in DENIED)


def whitelist(steps: list[Step]) -> tuple[str, ...]:
    """Give patterns for everything that these commits touch, save what is denied."""
    return tuple(dict.fromkeys(_pattern(path) for path in _allowed(steps)))


def folders(steps: list[Step]) -> frozenset[bytes]:
    """Name the top folders that the whitelist covers."""
    return frozenset(path.partition(b"/")[0] for path in _allowed(steps) if b"/" in path)


def _allowed(steps: list[Step]) -> Iterator[bytes]:
    return (c.path for step in steps for c in step.changes if not is_denied(c.path))


def _pattern(path: bytes) -> str:
    """Name the top folder, or the file that stands at the top."""
    top, below, _ = path.decode("utf-8", "replace").partition("/")
    plain = "".join(
        c if c.isascii() and c.isprintable() and c not in "?[]{}!\\*" else "\0" for c in top
    )
    starred = "*".join(part for part in _split(plain))
    return f"{starred}/**" if below else starred


def _split(text: str) -> list[str]:
    """Cut at runs of characters that no pattern can hold."""
    while "\0\0" in text:
        text = text.replace("\0\0", "\0")
    return text.split("\0")
