"""Put the hooks' files into a repository, and take them away again. Both may be repeated."""

import os
import sys
from collections.abc import Sequence

from worknode_guard.gitio.hooks import (
    HOOKS,
    HookChange,
    hooks_folder,
    install_hooks,
    uninstall_hooks,
)
from worknode_guard.gitio.repository import find_repository
from worknode_guard.named import NamedTuple


class Installation(NamedTuple):
    """What was done, hook by hook.

    Attributes:
        folder: Where git looks for hooks (`core.hooksPath`, else the repository's own folder).
        changes: In the order of the names.
    """

    folder: str
    changes: tuple[HookChange, ...]


def install(repo_dir: str, names: Sequence[str]) -> Installation:
    """Install hooks that call this very interpreter; earlier hooks are kept and run first.

    Raises:
        UsageError: A name is unknown.
        UndecidedError: There is no repository, or its hooks cannot be written.
    """
    folder = hooks_folder(find_repository(repo_dir, os.environ), os.environ)
    return Installation(folder, tuple(install_hooks(folder, names, sys.executable)))


def uninstall(repo_dir: str) -> Installation:
    """Remove every hook of ours and put earlier ones back; hooks of others are left alone.

    Raises:
        UndecidedError: There is no repository, or its hooks cannot be changed.
    """
    folder = hooks_folder(find_repository(repo_dir, os.environ), os.environ)
    return Installation(folder, tuple(uninstall_hooks(folder, HOOKS)))
