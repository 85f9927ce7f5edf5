"""Who calls whom in every source file of a user's repositories: an SQLite file by blob id.

Rows are a pure function of the blob, so nothing has to be invalidated. A folder that cannot be
written is no error: the index is then built in memory. Where the file fails later (damage, a lock
that stays, a full disk), the index goes on empty and in memory, and whoever asked is told so.
"""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NoReturn

from worknode_guard.host.cachefolder import cache_folder, drop_stale
from worknode_guard.model.functions import Outlined

_LAYOUT: Final = """
create table if not exists files (blob text primary key) without rowid;
create table if not exists functions (
  blob text, name text, line integer, static integer, valued integer, calls text);
create index if not exists by_name on functions (name);
create index if not exists by_blob on functions (blob);
"""
_BUSY_S: Final = 10.0
_AT_ONCE: Final = 500
"""Values in one question; SQLite takes at least 999 (sqlite.org/limits.html)."""

Row = tuple[str, Outlined]
"""Blob id, and one of its functions."""


_LARGEST: Final = 256 << 20
"""Bytes of the file from which on it is built anew; about 8 million functions' rows fit in."""


class IndexLostError(Exception):
    """The file cannot be used any further: the index is empty now, and can be filled again."""


class CallIndex:
    """The index of one version of the analyser.

    Every method but `close` may raise `IndexLostError`, once.
    """

    def __init__(self, version: str, environ: Mapping[str, str], *, kept: bool = True) -> None:
        """Open the index.

        Args:
            version: Names the analyser; other versions' rows are not seen.
            environ: Where `XDG_CACHE_HOME` and `HOME` stand.
            kept: False builds one in memory, for judges that must not believe a cache.
        """
        self._place = cache_folder(environ, "calls", f"{version}.sqlite") if kept else None
        self._database = _in_memory() if self._place is None else _opened(self._place)

    def missing(self, blobs: Iterable[str]) -> list[str]:
        """Give the blobs that are not in the index yet."""
        wanted = list(dict.fromkeys(blobs))
        known = {blob for (blob,) in self._asked("select blob from files where blob in", wanted)}
        return [blob for blob in wanted if blob not in known]

    def add(self, files: Iterable[tuple[str, Sequence[Outlined]]]) -> None:
        """Take in the functions of blobs."""
        try:
            self._insert(files)
        except sqlite3.DatabaseError as error:
            self._lose(error)

    def named(self, names: Iterable[str]) -> list[Row]:
        """Give every function of these names."""
        return self._rows("where name in", list(names))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def _rows(self, condition: str, values: list[str]) -> list[Row]:
        columns = "select blob, name, line, static, valued, calls from functions"
        return [
            (blob, _outlined(name, line, static, valued, calls))
            for blob, name, line, static, valued, calls in self._asked(
                f"{columns} {condition}", values
            )
        ]

    def _asked(self, question: str, values: list[str]) -> list[tuple[str, ...]]:
        found: list[tuple[str, ...]] = []
        for start in range(0, len(values), _AT_ONCE):
            part = values[start : start + _AT_ONCE]
            marks = ",".join("?" * len(part))
            try:
                found += self._database.execute(f"{question} ({marks})", part).fetchall()
            except sqlite3.DatabaseError as error:
                self._lose(error)
        return found

    def _lose(self, error: sqlite3.Error) -> NoReturn:
        """Go on in memory; a file that is merely locked or full stays for others."""
        self._database.close()
        self._database = _in_memory()
        if self._place is not None and not isinstance(error, sqlite3.OperationalError):
            _remove(self._place)
        raise IndexLostError(str(error)) from error

    def _insert(self, files: Iterable[tuple[str, Sequence[Outlined]]]) -> None:
        with self._database as database:
            for blob, functions in files:
                added = database.execute("insert or ignore into files values (?)", (blob,))
                if not added.rowcount:
                    # Another process was faster.
                    continue
                database.executemany(
                    "insert into functions values (?, ?, ?, ?, ?, ?)",
                    [
                        (blob, one.name, one.line, one.static, one.valued, " ".join(one.calls))
                        for one in functions
                    ],
                )


def _outlined(name: str, line: object, static: object, valued: object, calls: str) -> Outlined:
    return Outlined(
        name,
        int(str(line)),
        bool(static),
        None if valued is None else bool(valued),
        tuple(calls.split(" ")) if calls else (),
    )


def _opened(place: str) -> sqlite3.Connection:
    """Open the file, once more from nothing where it is damaged or too large, else use memory."""
    try:
        if not os.path.exists(place):
            os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
            drop_stale(os.path.dirname(place))
        elif os.path.getsize(place) > _LARGEST:
            os.remove(place)
        return _connected(place)
    except sqlite3.OperationalError:
        return _in_memory()
    except sqlite3.DatabaseError:
        _remove(place)
    except OSError:
        return _in_memory()
    try:
        return _connected(place)
    except sqlite3.Error:
        return _in_memory()


def _connected(place: str) -> sqlite3.Connection:
    database = sqlite3.connect(place, timeout=_BUSY_S)
    try:
        database.executescript(_LAYOUT)
    except sqlite3.Error:
        database.close()
        raise
    return database


def _remove(place: str) -> None:
    try:
        os.remove(place)
    except OSError:
        # Another process was faster, or the folder cannot be written: memory serves.
        return


def _in_memory() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.executescript(_LAYOUT)
    return database
