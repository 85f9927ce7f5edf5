"""Path patterns: a language small enough that "is this a part of that?" has an exact answer.

A pattern is `/`-separated segments. A segment is literal characters and `*`, any run without
`/`; a lone `*` is not empty. `**` stands only as the whole last segment and means one or more
segments below. There is no `?`, `[]`, `{}`, `!` and no escape. Matching is case-sensitive.
"""

from collections.abc import Iterable
from itertools import chain
from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.named import NamedTuple

_FORBIDDEN: Final = frozenset("?[]{}!\\")
_FRESH: Final = "\0"
"""A character that no path can hold, so that only `*` can match it."""


class Pattern(NamedTuple):
    """A parsed pattern.

    Attributes:
        text: As written.
        segments: Each a tuple of the literal parts between its stars (one part: no star).
        deep: The pattern ends in `**`, which is then not among the segments.
    """

    text: str
    segments: tuple[tuple[str, ...], ...]
    deep: bool

    def matches(self, path: str) -> bool:
        """Tell whether `path` (repository-relative, `/`-separated) is one that this names."""
        names = path.split("/")
        length = len(self.segments)
        if (len(names) <= length) if self.deep else (len(names) != length):
            return False
        return all(_fits(parts, name) for parts, name in zip(self.segments, names, strict=False))


def parse_pattern(text: str) -> Pattern:
    """Turn text into a pattern.

    Raises:
        UsageError: The text is not in the language; the message names the part.
    """
    reason = _fault(text)
    if reason:
        raise UsageError(
            f"{text!r} is not a path pattern",
            why=reason,
            fix="write literal names and '*', and '**' only as the last part, like 'src/net/**'",
        )
    segments = text.split("/")
    deep = segments[-1] == "**"
    if deep:
        segments.pop()
    return Pattern(text, tuple(tuple(segment.split("*")) for segment in segments), deep)


def _fault(text: str) -> str | None:
    """Say why the text is not in the language, or None."""
    bad = next((char for char in text if char in _FORBIDDEN or not char.isprintable()), None)
    if bad is not None:
        return f"it contains {bad!r}"
    if not text or text.startswith("/"):
        return "it is empty" if not text else "it begins with '/'"
    segments = text.split("/")
    for number, segment in enumerate(segments, start=1):
        if segment in {"", ".", ".."}:
            return f"part {number} is {segment!r}"
        if "**" in segment and (segment != "**" or number != len(segments)):
            return f"part {number} holds '**', which may only be the whole last part"
    return None


def _fits(parts: tuple[str, ...], name: str) -> bool:
    """Match one name against literal parts with anything between them, in linear time."""
    if len(parts) == 1:
        return name == parts[0]
    head, tail = parts[0], parts[-1]
    if len(name) < max(1, len(head) + len(tail)):
        return False
    if not (name.startswith(head) and name.endswith(tail)):
        return False
    at, end = len(head), len(name) - len(tail)
    for part in parts[1:-1]:
        at = name.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def any_matches(patterns: Iterable[Pattern], path: str) -> bool:
    """Tell whether one of the patterns names the path."""
    return any(pattern.matches(path) for pattern in patterns)


def witness_outside(inner: Iterable[Pattern], outer: Iterable[Pattern]) -> str | None:
    """Give a path that `inner` names and `outer` does not; None when inner is a part of outer.

    Exact, also for unions: a fresh character put for each `*` is matched only by a `*`, and a
    pattern that matches it there matches whatever else the star could have stood for. For a
    trailing `**` every depth up to one more than the longest outer pattern is tried, beyond
    which only another `**` can match.
    """
    outside = tuple(outer)
    longest = max((len(pattern.segments) for pattern in outside), default=0)
    for pattern in inner:
        for sample in _samples(pattern, longest + 1):
            if not any_matches(outside, sample):
                return _readable(sample, (pattern, *outside))
    return None


def _samples(pattern: Pattern, deepest: int) -> Iterable[str]:
    names = [_FRESH.join(parts) for parts in pattern.segments]
    if not pattern.deep:
        return ["/".join(names)]
    return ["/".join([*names, *[_FRESH] * extra]) for extra in range(1, deepest + 1)]


def _readable(sample: str, patterns: tuple[Pattern, ...]) -> str:
    """Put a letter that no pattern uses for the fresh character, so that the path is a real one."""
    used = {char for pattern in patterns for char in pattern.text}
    plain = "xyzabcdefghijklmnopqrstuvwXYZABCDEFGHIJKLMNOPQRSTUVW0123456789"
    letters = chain(plain, map(chr, range(0xF8, 0x2_0000)))
    free = next(char for char in letters if char not in used and char.isalnum())
    return sample.replace(_FRESH, free)
