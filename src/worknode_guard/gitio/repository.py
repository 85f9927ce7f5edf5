"""Where a repository's parts lie, found without starting git.

Source: gitrepository-layout(5), git-worktree(1) "Details", repository-version.txt. None of the
repository's configuration is believed beyond its object format and whether it is bare.
"""

import os
from collections.abc import Mapping
from typing import Literal

from worknode_guard.errors import UndecidedError
from worknode_guard.gitio.settings_file import read_settings
from worknode_guard.named import NamedTuple

ObjectFormat = Literal["sha1", "sha256"]


class Repository(NamedTuple):
    """The parts of one repository, as absolute paths.

    Attributes:
        git_dir: This work tree's own part (HEAD, index).
        common_dir: What all work trees share (refs, config, objects); often the same.
        work_tree: Top folder of the files; None for a bare repository.
        index_file: The index to read; a hook may name another than the usual one.
        object_dirs: Where objects lie, nearest first (a server hook adds its quarantine).
        alternates: Further object folders in the form of `GIT_ALTERNATE_OBJECT_DIRECTORIES`.
        object_format: Hash function of the object names.
        reftable: Refs are not kept as files, so only git can read them.
    """

    git_dir: str
    common_dir: str
    work_tree: str | None
    index_file: str
    object_dirs: tuple[str, ...]
    alternates: str = ""
    object_format: ObjectFormat = "sha1"
    reftable: bool = False

    @property
    def hex_length(self) -> int:
        """Length of an object name in hex digits: 40 or 64."""
        return 40 if self.object_format == "sha1" else 64


def find_repository(start: str, environ: Mapping[str, str]) -> Repository:
    """Find the repository that `start` lies in, as git would.

    Args:
        start: A folder.
        environ: Where `GIT_DIR`, `GIT_WORK_TREE`, `GIT_INDEX_FILE`, `GIT_COMMON_DIR`,
            `GIT_OBJECT_DIRECTORY` and `GIT_ALTERNATE_OBJECT_DIRECTORIES` may stand, as git gives
            them to a hook. Pass `{}` where the caller names the repository itself.

    Raises:
        UndecidedError: There is none, or it is damaged.
    """
    start = os.path.abspath(start)
    named = environ.get("GIT_DIR")
    if named:
        git_dir = os.path.join(start, named)
        _require(git_dir, start)
        return _describe(os.path.realpath(git_dir), start, environ)
    folder = start
    while True:
        found = _git_dir_of(folder)
        if found:
            top = None if found == folder else folder
            return _describe(os.path.realpath(found), top, environ)
        parent = os.path.dirname(folder)
        if parent == folder:
            raise _no_repository(start)
        folder = parent


def _git_dir_of(folder: str) -> str | None:
    """Give the git folder that belongs to `folder`, if one does."""
    dot_git = os.path.join(folder, ".git")
    if os.path.isdir(dot_git) and _is_git_dir(dot_git):
        return dot_git
    if os.path.isfile(dot_git):
        target = os.path.join(folder, _pointer(dot_git))
        _require(target, folder)
        return target
    return folder if _is_git_dir(folder) else None


def _pointer(dot_git: str) -> str:
    """Read a `.git` file (`gitdir: PATH`), as work trees and submodules have one."""
    text = _first_line(dot_git)
    if not text.startswith("gitdir: "):
        raise UndecidedError(
            f"{dot_git!r} does not lead to a repository",
            why="a file named .git holds one line 'gitdir: PATH'",
            fix="run `git worktree repair`, or name the repository with --repo",
        )
    return text.removeprefix("gitdir: ")


def _is_git_dir(folder: str) -> bool:
    """Tell whether `folder` has what git asks of a git folder: HEAD, objects, refs."""
    if not os.path.lexists(os.path.join(folder, "HEAD")):
        return False
    common = _common_dir(folder, {})
    return os.path.isdir(os.path.join(common, "refs")) and os.path.isdir(
        os.path.join(common, "objects"),
    )


def _common_dir(git_dir: str, environ: Mapping[str, str]) -> str:
    named = environ.get("GIT_COMMON_DIR")
    if named:
        return os.path.realpath(named)
    pointer = os.path.join(git_dir, "commondir")
    if not os.path.isfile(pointer):
        return git_dir
    return os.path.realpath(os.path.join(git_dir, _first_line(pointer)))


def _describe(git_dir: str, top: str | None, environ: Mapping[str, str]) -> Repository:
    common = _common_dir(git_dir, environ)
    settings = read_settings(os.path.join(common, "config"))
    algorithm = settings.get("extensions.objectformat", "sha1").lower()
    if algorithm not in ("sha1", "sha256"):
        raise UndecidedError(
            f"the repository in {git_dir!r} names its objects by {algorithm!r}",
            why="only the object formats sha1 and sha256 are known",
            fix="use a repository with one of them",
        )
    work_tree = environ.get("GIT_WORK_TREE") or top
    if settings.get("core.bare", "").lower() in ("true", "yes", "on", "1") and git_dir == common:
        work_tree = environ.get("GIT_WORK_TREE")
    objects = environ.get("GIT_OBJECT_DIRECTORY") or os.path.join(common, "objects")
    return Repository(
        git_dir=git_dir,
        common_dir=common,
        work_tree=os.path.join(top or "", work_tree) if work_tree else None,
        index_file=os.path.join(top or "", environ.get("GIT_INDEX_FILE") or f"{git_dir}/index"),
        object_dirs=(os.path.abspath(objects),),
        alternates=environ.get("GIT_ALTERNATE_OBJECT_DIRECTORIES", ""),
        object_format="sha256" if algorithm == "sha256" else "sha1",
        reftable=settings.get("extensions.refstorage", "files").lower() != "files",
    )


def _first_line(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.readline().rstrip("\r\n")
    except OSError as error:
        raise UndecidedError(
            f"{path!r} cannot be read",
            why=str(error.strerror),
            fix="mend its permissions, or name the repository with --repo",
        ) from error


def _require(git_dir: str, start: str) -> None:
    if not _is_git_dir(git_dir):
        raise UndecidedError(
            f"{git_dir!r} is not a git repository",
            why=f"{start!r} (or GIT_DIR) leads there, but HEAD, objects or refs is missing",
            fix="run `git worktree repair`, unset GIT_DIR, or name the repository with --repo",
        )


def _no_repository(start: str) -> UndecidedError:
    return UndecidedError(
        f"{start!r} is not in a git repository",
        why="neither it nor a folder above it holds .git",
        fix="run it inside a repository, or name one with --repo DIR",
    )
