"""Facts of blobs, kept for this user's local checks. Never read where a server or CI decides.

One file for each blob and language, in a folder of its own for each version of the analyser; facts
are a pure function of the bytes, so nothing has to be invalidated. A checksum tells a damaged file
from a whole one. Files are written beside and then moved (rename(2)), so that readers and writers
at the same time see whole files only. Whoever can write below the user's cache folder could as
well replace the hook, and the pull request is judged without it.
"""

import os
from binascii import crc32
from collections.abc import Mapping
from typing import Final

from worknode_guard.host.cachefolder import cache_folder, drop_stale
from worknode_guard.host.factpack import pack, unpack
from worknode_guard.model.functions import FileFacts

_MOST_IN_SHARD: Final = 128
"""Of 256 folders: together 32,768 files, about 100 MB."""
_CHECKSUM: Final = 4


class FactCache:
    """The kept facts of one version of the analyser."""

    def __init__(self, version: str, environ: Mapping[str, str]) -> None:
        """Open the folder of a version.

        Args:
            version: Names the analyser; other versions' facts are not seen.
            environ: Where `XDG_CACHE_HOME` and `HOME` stand.
        """
        self._folder = cache_folder(environ, "facts", version)

    def load(self, oid: str, language: str | None) -> FileFacts | None:
        """Give what is kept; None where nothing is, or nothing whole."""
        try:
            with open(self._place(oid, language), "rb") as file:
                kept = file.read()
            checksum, packed = kept[:_CHECKSUM], kept[_CHECKSUM:]
            if checksum != _checksum(packed):
                return None
            return unpack(packed)
        except (OSError, ValueError, EOFError, TypeError):
            # Not there, or of another form: it is made again.
            return None

    def store(self, oid: str, language: str | None, facts: FileFacts) -> None:
        """Keep facts. A cache that cannot be written is no error: the next check is slower."""
        place = self._place(oid, language)
        temporary = f"{place}.{os.getpid()}"
        packed = pack(facts)
        try:
            self._prepare(os.path.dirname(place))
            with open(
                os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
            ) as file:
                file.write(_checksum(packed) + packed)
            os.replace(temporary, place)
            _prune(os.path.dirname(place))
        except OSError:
            _remove(temporary)

    def _prepare(self, shard: str) -> None:
        if not os.path.exists(self._folder):
            os.makedirs(self._folder, mode=0o700, exist_ok=True)
            drop_stale(os.path.dirname(self._folder))
        os.makedirs(shard, mode=0o700, exist_ok=True)

    def _place(self, oid: str, language: str | None) -> str:
        return os.path.join(self._folder, oid[:2], f"{oid[2:]}.{language or 'none'}")


def _checksum(packed: bytes) -> bytes:
    return crc32(packed).to_bytes(_CHECKSUM, "big")


def _prune(folder: str) -> None:
    """Drop the older half of a folder that has grown too large."""
    names = os.listdir(folder)
    if len(names) <= _MOST_IN_SHARD:
        return
    places = [os.path.join(folder, name) for name in names]
    for place in sorted(places, key=os.path.getmtime)[: len(places) // 2]:
        _remove(place)


def _remove(place: str) -> None:
    try:
        os.remove(place)
    except OSError:
        # Another process was faster, or the folder cannot be written: there is nothing to undo.
        return
