"""A git folder of our own, through which a repository's objects are read and nothing else of it.

Git run here sees no configuration, replace ref, graft, shallow file, attribute or hook of the
judged repository, and what it writes lands here and is gone afterwards. A parent that a shallow
clone lacks shows itself as what it is: a missing object.
"""

import contextlib
import os
from collections.abc import Callable, Mapping
from typing import Final

from worknode_guard.gitio.environment import sterile_environment
from worknode_guard.gitio.failures import no_room
from worknode_guard.gitio.process import temporary_folder
from worknode_guard.gitio.repository import Repository

LARGEST_TEXT: Final = 1 << 20
"""Bytes. Git takes a larger file for binary here, so that no diff of it is computed."""

_CONFIG: Final = f"""\
[core]
	repositoryformatversion = {{version}}
	bare = true
	bigFileThreshold = {LARGEST_TEXT}
	fsync = none
"""


def make_sterile(repository: Repository, environ: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Make a sterile git folder over the repository's objects.

    Returns:
        Its path, and the environment in which git sees it.

    Raises:
        GitFailedError: It cannot be made (disk full, no temporary folder).
    """
    folder = f"{temporary_folder(environ)}/worknode-guard-{os.urandom(8).hex()}"
    version, extension = 0, ""
    if repository.object_format == "sha256":
        version, extension = 1, "[extensions]\n\tobjectformat = sha256\n"
    try:
        os.mkdir(folder, 0o700)
        os.mkdir(f"{folder}/objects")
        os.mkdir(f"{folder}/refs")
        _write(f"{folder}/HEAD", "ref: refs/heads/none\n")
        _write(f"{folder}/config", _CONFIG.format(version=version) + extension)
    except OSError as error:
        remove_sterile(folder)
        raise no_room(f"{folder}: {error.strerror}") from error
    alternates = [_quoted(path) for path in repository.object_dirs]
    if repository.alternates:
        alternates.append(repository.alternates)
    return folder, sterile_environment(environ) | {
        "GIT_DIR": folder,
        "GIT_OBJECT_DIRECTORY": f"{folder}/objects",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": ":".join(alternates),
        "GIT_INDEX_FILE": repository.index_file,
    }


def remove_sterile(folder: str) -> None:
    """Remove a sterile folder; whatever is already gone is no matter."""
    for here, folders, files in os.walk(folder, topdown=False):
        for name in files:
            _forget(os.unlink, f"{here}/{name}")
        for name in folders:
            _forget(os.rmdir, f"{here}/{name}")
    _forget(os.rmdir, folder)


def _forget(remove: Callable[[str], None], path: str) -> None:
    """Remove one thing; a leftover in the temporary folder is no reason to change a verdict."""
    with contextlib.suppress(OSError):
        remove(path)


def _write(path: str, text: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def _quoted(path: str) -> str:
    """Quote a path as git unquotes it in a list of alternates, whatever it holds."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
