"""Names of commits, and the few settings of the user that count.

Loose and packed refs are read as files where they are kept so (gitrepository-layout(5)): a local
check then starts no process to learn what HEAD is. Everything else is asked of git.
"""

import os
from collections.abc import Mapping, Sequence
from typing import Final

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.gitio.environment import GIT, sterile_environment, users_environment
from worknode_guard.gitio.failures import git_failed, quoted
from worknode_guard.gitio.naming import is_oid
from worknode_guard.gitio.process import Process
from worknode_guard.gitio.repository import Repository

_SYMBOLIC: Final = "ref: "
_DEEPEST: Final = 5
"""Symbolic refs that may follow one another, as in git's `refs.c`."""

_OWN_REFS: Final = ("refs/bisect/", "refs/rewritten/", "refs/worktree/")
_NOT_FOUND: Final = 1


def current_branch(repository: Repository, environ: Mapping[str, str]) -> str | None:
    """Give the full name of the branch that HEAD stands on; None when it is detached.

    Raises:
        UndecidedError: HEAD cannot be read.
    """
    if repository.reftable:
        status, output = _ask(repository, environ, ["symbolic-ref", "--quiet", "HEAD"])
        return output.strip() if status == 0 else None
    text = _read(os.path.join(repository.git_dir, "HEAD"))
    if text is None:
        raise _broken("HEAD", "the file HEAD is missing")
    return text.removeprefix(_SYMBOLIC).strip() if text.startswith(_SYMBOLIC) else None


def head_commit(repository: Repository, environ: Mapping[str, str]) -> str | None:
    """Give the full name of the commit at HEAD; None where there is none yet.

    Raises:
        UndecidedError: HEAD cannot be read.
    """
    if not repository.reftable:
        return _follow(repository, "HEAD")
    status, output = _ask(repository, environ, ["rev-parse", "--verify", "--quiet", "HEAD"])
    return output.strip() if status == 0 else None


def resolve_commit(repository: Repository, rev: str, environ: Mapping[str, str]) -> str:
    """Give the full name of the commit that a revision names.

    Raises:
        UndecidedError: There is no such commit here.
        GitMissingError: Git cannot be started.
    """
    arguments = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}"]
    status, output = _ask(repository, environ, arguments)
    oid = output.removesuffix("\n")
    if status == 0 and is_oid(oid, repository.hex_length):
        return oid
    raise UndecidedError(
        f"{rev!r} names no commit here",
        why="the repository has no such branch, tag or object",
        fix="fetch it first, or name another commit",
        code="WG016",
    )


def branch_name(repository: Repository, rev: str, environ: Mapping[str, str]) -> str | None:
    """Give the full name of the branch that `rev` is, `refs/heads/…`; None when it is none."""
    arguments = ["rev-parse", "--symbolic-full-name", "--end-of-options", rev]
    status, output = _ask(repository, environ, arguments)
    name = output.strip().removeprefix("--end-of-options").strip()
    return name if status == 0 and name.startswith("refs/heads/") else None


class ConfigReading:
    """A reading of settings that has begun: git already works while the caller does other things.

    Attributes:
        process: Git; whoever does not come to `finish` has to close it.
    """

    def __init__(
        self, repository: Repository, keys: Sequence[str], environ: Mapping[str, str]
    ) -> None:
        """Start git.

        Args:
            repository: Whose settings.
            keys: Full names in lower case without a subsection, like `user.signingkey`.
            environ: The caller's environment.

        Raises:
            GitMissingError: Git cannot be started.
        """
        pattern = "|".join(key.replace(".", "\\.") for key in keys)
        argv = ("git", "config", "-z", "--get-regexp", f"^({pattern})$")
        own = users_environment(environ) | {
            "GIT_DIR": repository.git_dir,
            "GIT_COMMON_DIR": repository.common_dir,
        }
        self.process = Process(argv, own)

    def finish(self) -> dict[str, str]:
        """Give the settings as the user's git sees them (all files, `git -c` too), the last each.

        Raises:
            GitFailedError: A configuration file is malformed.
        """
        with self.process as process:
            output = process.out.read().decode("utf-8", "surrogateescape")
            status = process.finish()
            if status not in (0, _NOT_FOUND):
                raise git_failed("config", status, process.stderr())
        pairs = (entry.partition("\n") for entry in output.split("\0") if entry)
        return {key: value if newline else "true" for key, newline, value in pairs}


def read_config(
    repository: Repository,
    keys: Sequence[str],
    environ: Mapping[str, str],
) -> dict[str, str]:
    """Give settings as the user's git sees them; begins and finishes a `ConfigReading`.

    Raises:
        GitFailedError: A configuration file is malformed.
        GitMissingError: Git cannot be started.
    """
    return ConfigReading(repository, keys, environ).finish()


def update_ref(
    repository: Repository,
    name: str,
    new: str,
    old: str | None,
    environ: Mapping[str, str],
    reason: str,
) -> None:
    """Move a ref from `old` to `new`, or nothing at all if it is not at `old` any more.

    Args:
        repository: Whose ref.
        name: Full name, `refs/…`.
        new: Full name of the object.
        old: What it must be now; None: it must not exist.
        environ: The caller's environment.
        reason: For the reflog.

    Raises:
        UndecidedError: The ref is elsewhere by now, or cannot be written.
        UsageError: `name` is no full name of a ref.
    """
    if not name.startswith("refs/"):
        raise UsageError(
            f"{name!r} is not the full name of a ref",
            why="a full name begins with 'refs/'",
            fix="write it like 'refs/heads/main'",
        )
    zeros = "0" * repository.hex_length
    arguments = ["update-ref", "--create-reflog", "-m", reason, name, new, old or zeros]
    with real_git(repository, arguments, environ) as process:
        process.out.read()
        status = process.finish()
        said = process.stderr()
    if status:
        raise UndecidedError(
            f"{name} was not moved",
            why=quoted(said) or f"git update-ref ended with {status}",
            fix="see who else moved it, and run the command again",
        )


def real_git(
    repository: Repository,
    arguments: Sequence[str],
    environ: Mapping[str, str],
    *,
    stdin: bytes = b"",
) -> Process:
    """Start a git command in the repository itself, where its refs, index or objects must change.

    Its configuration is read, the user's and the system's are not; hooks and monitors stay off.

    Raises:
        GitMissingError: Git cannot be started.
    """
    own = sterile_environment(environ) | {
        "GIT_DIR": repository.git_dir,
        "GIT_COMMON_DIR": repository.common_dir,
        "GIT_INDEX_FILE": repository.index_file,
        "GIT_OBJECT_DIRECTORY": repository.object_dirs[0],
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": repository.alternates,
    }
    if repository.work_tree is not None:
        own["GIT_WORK_TREE"] = repository.work_tree
    return Process((*GIT, *arguments), own, stdin=stdin)


def _ask(
    repository: Repository,
    environ: Mapping[str, str],
    arguments: Sequence[str],
) -> tuple[int, str]:
    with real_git(repository, arguments, environ) as process:
        output = process.out.read().decode("utf-8", "surrogateescape")
        return process.finish(), output


def _follow(repository: Repository, name: str) -> str | None:
    """Follow a ref through files to an object name; None where the last one does not exist."""
    for _ in range(_DEEPEST):
        is_own = not name.startswith("refs/") or name.startswith(_OWN_REFS)
        folder = repository.git_dir if is_own else repository.common_dir
        text = _read(os.path.join(folder, name))
        if text is None:
            return None if name == "HEAD" else _packed(repository, name)
        if not text.startswith(_SYMBOLIC):
            oid = text.strip()
            if not is_oid(oid, repository.hex_length):
                raise _broken(name, f"it holds {oid[:80]!r}, which is no object name")
            return oid
        name = text.removeprefix(_SYMBOLIC).strip()
        if ".." in name.split("/") or name.startswith("/"):
            raise _broken(name, "it leads outside the repository")
    raise _broken(name, "symbolic refs lead on and on")


def _packed(repository: Repository, name: str) -> str | None:
    text = _read(os.path.join(repository.common_dir, "packed-refs"))
    wanted = f" {name}"
    for line in (text or "").splitlines():
        if line.endswith(wanted):
            oid = line.removesuffix(wanted)
            if is_oid(oid, repository.hex_length):
                return oid
    return None


def _read(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
    except OSError as error:
        raise _broken(path, str(error.strerror)) from error


def _broken(name: str, reason: str) -> UndecidedError:
    return UndecidedError(
        f"the ref {name!r} cannot be read",
        why=reason,
        fix="mend it, for example with `git symbolic-ref HEAD refs/heads/main`",
    )
