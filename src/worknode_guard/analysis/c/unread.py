"""What stands in a C file and is no C: said with its lines, because no rule can see into it."""

from collections.abc import Iterator

from worknode_guard.analysis.c.lexer import Text, Tokens, tokenize


def unread(text: str) -> Iterator[str]:
    """Give one sentence for each assembly block and each kind of fault; nothing for plain C."""
    tokens = tokenize(text)
    yield from _assembly(tokens)
    places: dict[str, list[int]] = {}
    for line, reason in tokens.faults:
        places.setdefault(reason, []).append(line)
    for reason, lines in places.items():
        more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
        yield f"{reason}: line {lines[0]}{more}"


def _assembly(tokens: Tokens) -> Iterator[str]:
    """Pair `#pragma asm` with `#pragma endasm` (Keil, IAR, Renesas compilers)."""
    opened: Text | None = None
    for directive in tokens.directives:
        words = directive.text.lstrip("#%:").split()
        if words[:2] == ["pragma", "asm"] and opened is None:
            opened = directive
        elif words[:2] == ["pragma", "endasm"] and opened is not None:
            yield f"assembly is not analysed: lines {opened.line} to {directive.end_line}"
            opened = None
    if opened is not None:
        yield f"assembly is not analysed: lines {opened.line} to {tokens.last_line}"
