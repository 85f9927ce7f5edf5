"""The hunks of a patch, read by their counts alone.

Once a hunk says how many lines it has, that many are skipped, so no content can pass for a
header. Source: git-diff(1) "GENERATING PATCH TEXT WITH -P", with `-U0 --full-index`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from worknode_guard.model.change import Span
from worknode_guard.named import NamedTuple

_HUNK: Final = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_NO_NEWLINE: Final = b"\\"


class FilePatch(NamedTuple):
    """What a patch says of one file.

    Attributes:
        old: Object name of the old side, all zeros when absent; empty when only the mode changed.
        new: The same for the new side.
        spans: Changed runs of lines.
        binary: Git took the file for binary or too large; there are no spans then.
    """

    old: str
    new: str
    spans: tuple[Span, ...]
    binary: bool


class PatchError(ValueError):
    """The text is no patch of the form that was asked for."""


def parse_patch(lines: Iterable[bytes]) -> Iterator[FilePatch]:
    """Read a patch line by line, one file at a time.

    Args:
        lines: With their line ends; nothing is kept of the content.

    Raises:
        PatchError: It is cut off or has a form that was not asked for.
    """
    rest = iter(lines)
    current: _Section | None = None
    for line in rest:
        if line.startswith(b"diff --git "):
            if current is not None:
                yield current.finished()
            current = _Section()
        elif current is None:
            raise PatchError(f"a patch does not begin with {line[:60]!r}")
        elif line.startswith(b"@@ "):
            current.spans.append(_hunk(line, rest))
        elif not line.startswith(_NO_NEWLINE):
            current.header(line)
    if current is not None:
        yield current.finished()


class _Section:
    """One file's part of the patch while it is read."""

    def __init__(self) -> None:
        self.old = ""
        self.new = ""
        self.binary = False
        self.spans: list[Span] = []

    def header(self, line: bytes) -> None:
        """Take a line outside hunks."""
        if self.spans or not line.endswith(b"\n"):
            raise PatchError(f"no hunk begins with {line[:60]!r}")
        if line.startswith(b"index "):
            names = line.split()[1].decode("ascii", "replace")
            self.old, dots, self.new = names.partition("..")
            if not dots:
                raise PatchError(f"no object names in {line[:160]!r}")
        elif line.startswith(b"Binary files "):
            self.binary = True

    def finished(self) -> FilePatch:
        return FilePatch(self.old, self.new, tuple(self.spans), self.binary)


def _hunk(line: bytes, rest: Iterator[bytes]) -> Span:
    """Read one hunk's header and skip its content, which must be as long as the header says."""
    form = _HUNK.match(line)
    if form is None:
        raise PatchError(f"a hunk header cannot be read: {line[:80]!r}")
    old_start, old_count, new_start, new_count = (
        1 if number is None else int(number) for number in form.groups()
    )
    for sign, count in ((b"-", old_count), (b"+", new_count)):
        for _ in range(count):
            content = next(rest, b"")
            if content.startswith(_NO_NEWLINE):
                content = next(rest, b"")
            if not content.startswith(sign):
                raise PatchError("a hunk has fewer lines than its header says")
    return Span(old_start, old_count, new_start, new_count)
