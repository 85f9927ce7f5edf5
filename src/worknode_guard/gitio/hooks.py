"""Git hooks that call the guard: a small `sh` shim each, beside whatever hook was there before.

A hook that exists is kept as `<name>.before-worknode-guard` and runs first; its failure is final.
Source: githooks(5).
"""

import os
import shlex
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.gitio.refs import read_config
from worknode_guard.gitio.repository import Repository
from worknode_guard.named import NamedTuple

HOOKS: Final = (
    "pre-commit",
    "prepare-commit-msg",
    "commit-msg",
    "pre-merge-commit",
    "pre-push",
    "pre-receive",
)
KEPT: Final = ".before-worknode-guard"
_MARK: Final = "# worknode-guard: this file is written by 'worknode-guard install'"
_READ_INPUT: Final = frozenset({"pre-push", "pre-receive"})
_EXECUTABLE: Final = 0o755
_LARGEST_SHIM: Final = 1 << 16

_ENTRY: Final = "'from worknode_guard.cli.main import run; run()'"
"""What `-m worknode_guard` would run, without the 2 ms that `-m` needs to find it."""

_SHIM: Final = """\
#!/bin/sh
{mark}
before="$0{kept}"
if [ -x "$before" ]; then
    "$before" "$@" || exit $?
fi
exec {python} -I -c {entry} hook {name} "$@"
"""

_SHIM_WITH_INPUT: Final = """\
#!/bin/sh
{mark}
before="$0{kept}"
lines=$(cat)
say() {{
    [ -z "$lines" ] || printf '%s\\n' "$lines"
}}
if [ -x "$before" ]; then
    say | "$before" "$@" || exit $?
fi
say | {python} -I -c {entry} hook {name} "$@"
"""


class HookChange(NamedTuple):
    """What was done to one hook.

    Attributes:
        name: Of the hook.
        path: Its file.
        done: `installed`, `unchanged`, `removed`, `restored` (the earlier hook is back), `absent`.
    """

    name: str
    path: str
    done: Literal["installed", "unchanged", "removed", "restored", "absent"]


def hooks_folder(repository: Repository, environ: Mapping[str, str]) -> str:
    """Give the folder where git looks for hooks: `core.hooksPath`, else the repository's own.

    Raises:
        GitFailedError: The configuration cannot be read.
    """
    named = read_config(repository, ["core.hookspath"], environ).get("core.hookspath")
    if not named:
        return os.path.join(repository.common_dir, "hooks")
    # A relative path counts from where hooks run: the top of the work tree, or the git folder.
    return os.path.join(repository.work_tree or repository.git_dir, os.path.expanduser(named))


def install_hooks(folder: str, names: Sequence[str], python: str) -> list[HookChange]:
    """Install shims; doing it again changes nothing.

    Args:
        folder: As `hooks_folder` gives it; made if it is missing.
        names: Of the hooks, out of `HOOKS`.
        python: Absolute path of the interpreter that has the guard.

    Raises:
        UsageError: A name is unknown, or the interpreter's path is not absolute.
        UndecidedError: A file cannot be written, or two earlier hooks are in each other's way.
    """
    if not os.path.isabs(python):
        raise UsageError(
            f"{python!r} is not an absolute path",
            why="a hook must not depend on what PATH names later",
            fix="give the whole path of the interpreter",
        )
    for name in names:
        _known(name)
    try:
        os.makedirs(folder, exist_ok=True)
        return [_install(folder, name, python) for name in names]
    except OSError as error:
        raise _unwritable(folder, error) from error


def uninstall_hooks(folder: str, names: Sequence[str]) -> list[HookChange]:
    """Remove our shims and put earlier hooks back; a hook that is not ours is left alone.

    Raises:
        UsageError: A name is unknown.
        UndecidedError: A file cannot be changed.
    """
    for name in names:
        _known(name)
    try:
        return [_uninstall(folder, name) for name in names]
    except OSError as error:
        raise _unwritable(folder, error) from error


def shim(name: str, python: str) -> str:
    """Give the text of a hook's file."""
    form = _SHIM_WITH_INPUT if name in _READ_INPUT else _SHIM
    interpreter = shlex.quote(python)
    return form.format(mark=_MARK, kept=KEPT, python=interpreter, entry=_ENTRY, name=name)


def is_ours(path: str) -> bool:
    """Tell whether a hook's file is a shim of ours."""
    if not os.path.isfile(path):
        return False
    with open(path, encoding="utf-8", errors="replace") as file:
        return _MARK in file.read(_LARGEST_SHIM).splitlines()[:2]


def _install(folder: str, name: str, python: str) -> HookChange:
    path = os.path.join(folder, name)
    kept = path + KEPT
    text = shim(name, python)
    moved = False
    if is_ours(path):
        if _holds(path, text) and os.access(path, os.X_OK):
            return HookChange(name, path, "unchanged")
    elif os.path.lexists(path):
        if os.path.lexists(kept):
            raise UndecidedError(
                f"the hook {path!r} cannot be kept",
                why=f"{kept!r} already holds an earlier one",
                fix="join the two into one file and remove the other",
            )
        os.rename(path, kept)
        moved = True
    try:
        _write_executable(path, text)
    except OSError:
        if moved:
            os.rename(kept, path)
        raise
    return HookChange(name, path, "installed")


def _uninstall(folder: str, name: str) -> HookChange:
    path = os.path.join(folder, name)
    kept = path + KEPT
    if not is_ours(path):
        return HookChange(name, path, "absent")
    if os.path.lexists(kept):
        os.replace(kept, path)
        return HookChange(name, path, "restored")
    os.unlink(path)
    return HookChange(name, path, "removed")


def _holds(path: str, text: str) -> bool:
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read(_LARGEST_SHIM) == text


def _write_executable(path: str, text: str) -> None:
    """Write beside the place and move it there, so that no half a hook ever runs."""
    beside = f"{path}.{os.urandom(4).hex()}.new"
    try:
        with open(beside, "x", encoding="utf-8") as file:
            file.write(text)
        os.chmod(beside, _EXECUTABLE)
        os.replace(beside, path)
    except OSError:
        if os.path.exists(beside):
            os.unlink(beside)
        raise


def _known(name: str) -> None:
    if name not in HOOKS:
        raise UsageError(
            f"{name!r} is no hook that the guard answers",
            why="known are " + ", ".join(HOOKS),
            fix="name one of them",
        )


def _unwritable(folder: str, error: OSError) -> UndecidedError:
    return UndecidedError(
        f"the hooks in {folder!r} cannot be changed",
        why=f"{error.filename}: {error.strerror}",
        fix="mend permissions or free space, and run it again",
    )
