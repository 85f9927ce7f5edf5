"""The trailers of a commit message, read as git reads its last paragraph.

Source: git-interpret-trailers(1) and git's `trailer.c` (find_trailer_start, find_separator), with
`--no-divider` as `git log` does. A line of ours that git would fold, or that holds a CR or no
value, is malformed: nobody should have to guess what was meant.
"""

from typing import Final

from worknode_guard.model.change import Trailers

_OURS: Final = {b"worknode-plan": "plans", b"worknode-task": "tasks"}
_GIT_MADE: Final = (b"Signed-off-by: ", b"(cherry picked from commit ")
_SCISSORS: Final = b"# ------------------------ >8 ------------------------\n"
_SPACE: Final = b" \t\n\r"
_KEY_BYTES: Final = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")
_GIT_MADE_SHARE: Final = 3
"""With a trailer that git makes, a quarter of the paragraph's lines being trailers is enough."""


def parse_trailers(message: bytes) -> Trailers:
    """Give our trailers' values in order; lines of ours that are not well formed apart."""
    found: dict[str, list[str]] = {"plans": [], "tasks": []}
    malformed: list[str] = []
    lines = _paragraph(message)
    for number, line in enumerate(lines):
        position = _separator(line)
        ours = _OURS.get(line[:position].rstrip(b" \t").lower()) if position > 0 else None
        if ours is None:
            continue
        value = line[position + 1 :].strip(_SPACE)
        if _is_folded(lines[number + 1 :]) or b"\r" in line or not value:
            malformed.append(line.decode("utf-8", "replace"))
        else:
            found[ours].append(value.decode("utf-8", "replace"))
    return Trailers(tuple(found["plans"]), tuple(found["tasks"]), tuple(malformed))


def _is_folded(following: list[bytes]) -> bool:
    """Tell whether git would append text of the following lines; empty ones append nothing."""
    for line in following:
        if line[:1] not in (b" ", b"\t", b"\r"):
            return False
        if not _is_blank(line):
            return True
    return False


def _paragraph(message: bytes) -> list[bytes]:
    """Give the lines of the block of trailers, comments left out; none where there is no block."""
    lines = _without_tail(message)
    title_end = next((n for n, line in enumerate(lines) if _is_blank(line)), len(lines))
    start = _block_start(lines, title_end)
    return [line for line in lines[start:] if not line.startswith(b"#")]


def _without_tail(message: bytes) -> list[bytes]:
    """Drop what git leaves out at the end: scissors, comments, old lists of conflicts."""
    lines = _before_scissors(message)
    tail: int | None = None
    in_conflicts = False
    for number, line in enumerate(lines):
        begins_list = line == b"Conflicts:"
        in_conflicts = in_conflicts or begins_list
        if begins_list or line == b"" or line.startswith(b"#"):
            tail = number if tail is None else tail
        elif not (in_conflicts and line.startswith(b"\t")):
            tail, in_conflicts = None, False
    return lines if tail is None else lines[:tail]


def _before_scissors(message: bytes) -> list[bytes]:
    """Give the lines above git's scissors line, and above a NUL byte."""
    message = message.split(b"\0", 1)[0]
    if message.startswith(_SCISSORS):
        return []
    cut = message.find(b"\n" + _SCISSORS)
    lines = (message if cut < 0 else message[: cut + 1]).split(b"\n")
    if lines[-1] == b"":
        lines.pop()
    return lines


class _Count:
    """What has been seen of a paragraph, read from its end."""

    def __init__(self) -> None:
        self.trailers = 0
        self.others = 0
        self.continuations = 0
        self.git_made = False

    def add(self, line: bytes) -> None:
        if line.startswith(b"#"):
            self.others += self.continuations
            self.continuations = 0
        elif line.startswith(_GIT_MADE):
            self.git_made = True
            self.trailers += 1
            self.continuations = 0
        elif line[:1] in (b" ", b"\t", b"\r"):
            self.continuations += 1
        elif _separator(line) > 0:
            self.trailers += 1
            self.continuations = 0
        else:
            self.others += 1 + self.continuations
            self.continuations = 0

    def is_block(self) -> bool:
        others = self.others + self.continuations
        if self.git_made and self.trailers * _GIT_MADE_SHARE >= others:
            return True
        return self.trailers > 0 and others == 0


def _block_start(lines: list[bytes], title_end: int) -> int:
    """Find where the trailers begin; the first paragraph is the title and holds none."""
    count = _Count()
    only_blank = True
    for number in range(len(lines) - 1, title_end - 1, -1):
        line = lines[number]
        if line.startswith(b"#") or not _is_blank(line):
            only_blank = only_blank and line.startswith(b"#")
            count.add(line)
        elif not only_blank:
            return number + 1 if count.is_block() else len(lines)
    return len(lines)


def _is_blank(line: bytes) -> bool:
    return not line.strip(_SPACE)


def _separator(line: bytes) -> int:
    """Give the place of the colon that ends a key, -1 where the line has no key."""
    spaced = False
    for position, byte in enumerate(line):
        if byte == ord(":"):
            return position
        if not spaced and byte in _KEY_BYTES:
            continue
        if position and byte in b" \t":
            spaced = True
            continue
        return -1
    return -1
