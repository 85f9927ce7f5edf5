"""What stands in a C file and is no C: said with its lines, because no rule can see into it."""

from collections.abc import Iterable, Iterator

from worknode_guard.analysis.c.directive import directive
from worknode_guard.analysis.c.lexer import Text, Tokens
from worknode_guard.analysis.c.parts import Parts, Stream


def unread(tokens: Tokens, found: Parts) -> Iterator[str]:
    """Give one sentence for each place or kind of place; nothing for plain C."""
    yield from _assembly(tokens)
    yield from grouped((reason, line) for line, reason in tokens.faults)
    yield from _unclear(found.streams)
    yield from _unbalanced(found.streams, found.unmatched)


def grouped(places: Iterable[tuple[str, int]]) -> Iterator[str]:
    """Say each reason once, with the first of its lines and how many more there are."""
    lines: dict[str, list[int]] = {}
    for reason, line in places:
        lines.setdefault(reason, []).append(line)
    for reason, found in lines.items():
        more = f" and {len(found) - 1} more" if len(found) > 1 else ""
        yield f"{reason}: line {found[0]}{more}"


def _assembly(tokens: Tokens) -> Iterator[str]:
    """Pair `#pragma asm` with `#pragma endasm` (Keil, IAR, Renesas compilers)."""
    opened: Text | None = None
    for text in tokens.directives:
        found = directive(text)
        kind = found.plain.split()[:1] if found.word == "pragma" else []
        if kind == ["asm"] and opened is None:
            opened = text
        elif kind == ["endasm"] and opened is not None:
            yield f"assembly is not analysed: lines {opened.line} to {text.end_line}"
            opened = None
    if opened is not None:
        yield f"assembly is not analysed: lines {opened.line} to {tokens.last_line}"


def _unclear(streams: list[Stream]) -> Iterator[str]:
    for stream in streams:
        for start, end in stream.outline.unclear:
            first, last = stream.lines[start], stream.lines[end]
            yield f"lines {first} to {last} are neither a function nor a declaration"
        yield from grouped(
            (f"what the macro {name} stands for is not known", line)
            for line, name in stream.declared.macro_uses
        )


def _unbalanced(streams: list[Stream], unmatched: list[int]) -> Iterator[str]:
    if any(stream.outline.open for stream in streams):
        yield "braces do not balance: functions may have been missed"
    yield from grouped(("a conditional section has no partner", line) for line in unmatched)
