"""Where the private keys of agents lie: the user's own folder, never the repository.

`$XDG_DATA_HOME/worknode-guard/keys/<project>/<agent>` (XDG Base Directory Specification), mode
0600, with the public half beside it.
"""

import contextlib
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.model.keys import PublicKey
from worknode_guard.signing.keyfiles import make_key, public_path

_SHORT: Final = 12
"""Hex digits of the project's digest that name its folder."""

_PRIVATE: Final = 0o700


def key_place(environ: Mapping[str, str], project: str, name: str) -> Path:
    """Give a free place for an agent's private key: `impl`, or `impl-2` where that is taken.

    Args:
        environ: For `XDG_DATA_HOME` and `HOME`.
        project: `sha256:…`.
        name: Of the agent.

    Raises:
        UsageError: There is no home to put it into.
    """
    data = environ.get("XDG_DATA_HOME", "")
    if not data.startswith("/"):
        home = environ.get("HOME", "")
        if not home:
            raise UsageError(
                "there is no place for the agent's key",
                why="neither XDG_DATA_HOME nor HOME is set",
                fix="set HOME, or make the key yourself and give it with --subject KEY.pub",
            )
        data = f"{home}/.local/share"
    short = project.removeprefix("sha256:")[:_SHORT]
    folder = Path(data) / "worknode-guard" / "keys" / short
    number, found = 1, folder / name
    while found.exists() or public_path(found).exists():
        number += 1
        found = folder / f"{name}-{number}"
    return found


class NewKeys:
    """Keys that are made for documents, and stay only if the documents are written.

    A context manager: what it made is removed again when its block raises.

    Attributes:
        places: Agent → place of its new private key.
    """

    def __init__(self, environ: Mapping[str, str]) -> None:
        """Make keys in the home that the environment names."""
        self.places: dict[str, Path] = {}
        self._environ = environ
        self._folders: list[Path] = []

    def make(self, project: str, name: str) -> PublicKey:
        """Make the key of an agent.

        Raises:
            UsageError: There is no home to put it into.
            UndecidedError: It cannot be written.
        """
        place = key_place(self._environ, project, name)
        self._make_folders(place.parent)
        public = make_key(place, name)
        self.places[name] = place
        return public

    def _make_folders(self, folder: Path) -> None:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        try:
            for one in reversed(missing):
                one.mkdir(mode=_PRIVATE)
                self._folders.append(one)
        except OSError as error:
            raise UndecidedError(
                f"{error.filename} cannot be made",
                why=str(error.strerror),
                fix="mend its permissions, or point XDG_DATA_HOME elsewhere",
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if kind is None:
            return
        for place in self.places.values():
            place.unlink(missing_ok=True)
            public_path(place).unlink(missing_ok=True)
        for folder in reversed(self._folders):
            # One that somebody else has filled by now stays.
            with contextlib.suppress(OSError):
                folder.rmdir()
