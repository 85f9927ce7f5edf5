"""Who calls whom in every source file of a user's repositories: an SQLite file by blob id.

Rows are a pure function of the blob, so nothing has to be invalidated. A file that is damaged or
locked, or a folder that cannot be written, is no error: the index is then built in memory.
"""

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from worknode_guard.host.cachefolder import cache_folder
from worknode_guard.model.functions import Outlined

_LAYOUT: Final = """
create table if not exists files (blob text primary key) without rowid;
create table if not exists functions (
  blob text, name text, line integer, static integer, valued integer, calls text);
create index if not exists by_name on functions (name);
create index if not exists by_blob on functions (blob);
"""
_BUSY_S: Final = 2.0
_AT_ONCE: Final = 500
"""Values in one question; SQLite takes at least 999 (sqlite.org/limits.html)."""

Row = tuple[str, Outlined]
"""Blob id, and one of its functions."""


class CallIndex:
    """The index of one version of the analyser."""

    def __init__(self, version: str, environ: Mapping[str, str], *, kept: bool = True) -> None:
        """Open the index.

        Args:
            version: Names the analyser; other versions' rows are not seen.
            environ: Where `XDG_CACHE_HOME` and `HOME` stand.
            kept: False builds one in memory, for judges that must not believe a cache.
        """
        self._database = (
            _opened(cache_folder(environ, "calls", f"{version}.sqlite")) if kept else _in_memory()
        )

    def missing(self, blobs: Iterable[str]) -> list[str]:
        """Give the blobs that are not in the index yet."""
        wanted = list(dict.fromkeys(blobs))
        known = {blob for (blob,) in self._asked("select blob from files where blob in", wanted)}
        return [blob for blob in wanted if blob not in known]

    def add(self, files: Iterable[tuple[str, Sequence[Outlined]]]) -> None:
        """Take in the functions of blobs; where the disk is full they are kept in memory."""
        rows = list(files)
        try:
            self._insert(rows)
        except sqlite3.Error:
            self._move_to_memory()
            self._insert(rows)

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
            found += self._database.execute(f"{question} ({marks})", part).fetchall()
        return found

    def _insert(self, rows: Sequence[tuple[str, Sequence[Outlined]]]) -> None:
        with self._database as database:
            database.executemany(
                "insert or ignore into files values (?)", [(blob,) for blob, _ in rows]
            )
            database.executemany(
                "insert into functions values (?, ?, ?, ?, ?, ?)",
                [
                    (blob, one.name, one.line, one.static, one.valued, " ".join(one.calls))
                    for blob, functions in rows
                    for one in functions
                ],
            )

    def _move_to_memory(self) -> None:
        """Go on without the file; what it held is copied as far as it can be read."""
        memory = _in_memory()
        with memory:
            for table, width in (("files", 1), ("functions", 6)):
                marks = ",".join("?" * width)
                rows = _readable(self._database, f"select * from {table}")  # noqa: S608 - ours
                memory.executemany(f"insert into {table} values ({marks})", rows)  # noqa: S608
        self._database.close()
        self._database = memory


def _outlined(name: str, line: object, static: object, valued: object, calls: str) -> Outlined:
    return Outlined(
        name,
        int(str(line)),
        bool(static),
        None if valued is None else bool(valued),
        tuple(calls.split(" ")) if calls else (),
    )


def _readable(database: sqlite3.Connection, question: str) -> list[tuple[object, ...]]:
    try:
        return database.execute(question).fetchall()
    except sqlite3.Error:
        return []


def _opened(place: str) -> sqlite3.Connection:
    """Open the file, once more from nothing where it is damaged, else work in memory."""
    for attempt in ("as it is", "anew"):
        try:
            os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
            if attempt == "anew":
                os.remove(place)
            database = sqlite3.connect(place, timeout=_BUSY_S)
            database.executescript(_LAYOUT)
            if database.execute("pragma quick_check(1)").fetchone() == ("ok",):
                return database
            database.close()
        except (OSError, sqlite3.Error):
            continue
    return _in_memory()


def _in_memory() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.executescript(_LAYOUT)
    return database
