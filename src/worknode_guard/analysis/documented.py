"""Documentation comments of the languages that lizard reads: directly above the function.

Where they stand and how they begin is each language's own convention: javadoc, JSDoc, KDoc,
Scaladoc, phpDocumentor, Doxygen, Go's and Rust's doc comments, C# and Swift markup, LuaDoc, YARD,
roxygen2, POD. Annotations, attributes and decorators may stand between comment and function.
"""

from collections.abc import Sequence
from typing import Final

from worknode_guard.model.functions import Documentation
from worknode_guard.named import NamedTuple


class _Way(NamedTuple):
    """How a language documents.

    Attributes:
        lines: Beginnings of comment lines that document.
        blocks: Opening and closing of block comments that document.
    """

    lines: tuple[str, ...] = ()
    blocks: tuple[tuple[str, str], ...] = ()


_JAVADOC: Final = _Way(blocks=(("/**", "*/"),))
_SLASHES: Final = _Way(("///", "//!"), (("/**", "*/"), ("/*!", "*/")))
_HASHES: Final = _Way(("#",))
_DASHES: Final = _Way(("--",), (("--[[", "]]"), ("--[=", "]")))

_WAYS: Final = {
    "cpp": _Way(("///", "//!"), (("/*", "*/"),)),
    "csharp": _SLASHES,
    "objective-c": _SLASHES,
    "swift": _SLASHES,
    "rust": _Way(("///",), (("/**", "*/"),)),
    "zig": _Way(("///",)),
    "solidity": _SLASHES,
    "go": _Way(("//",), (("/*", "*/"),)),
    "java": _JAVADOC,
    "javascript": _JAVADOC,
    "typescript": _JAVADOC,
    "tsx": _JAVADOC,
    "vue": _JAVADOC,
    "kotlin": _JAVADOC,
    "scala": _JAVADOC,
    "php": _JAVADOC,
    "ttcn": _JAVADOC,
    "ruby": _HASHES,
    "r": _Way(("#'",)),
    "perl": _Way(("#", "=cut")),
    "gdscript": _Way(("##",)),
    "lua": _DASHES,
    "plsql": _DASHES,
    "erlang": _Way(("%",)),
    "fortran": _Way(("!",)),
}
_BETWEEN: Final = ("@", "#[", "[", "template", "export default")
_MOST_BETWEEN: Final = 20
"""Lines of annotations between a comment and its function."""


def documentation(language: str, lines: Sequence[str], line: int) -> Documentation | None:
    """Judge what stands above a function.

    Args:
        language: Of the file.
        lines: The file's, without their ends.
        line: Where the function begins, from 1.

    Returns:
        None where the language's way is not known.
    """
    way = _WAYS.get(language)
    if way is None:
        return None
    at = min(line - 2, len(lines) - 1)
    for _ in range(_MOST_BETWEEN):
        if at < 0 or not lines[at].strip().startswith(_BETWEEN):
            break
        at -= 1
    text = _above(way, lines, at) if at >= 0 else None
    if text is None:
        return Documentation("missing")
    return Documentation("written" if any(one.isalnum() for one in text) else "empty")


def _above(way: _Way, lines: Sequence[str], at: int) -> str | None:
    """Give the comment that ends in a line; None where none does."""
    found: list[str] = []
    while at >= 0 and way.lines and lines[at].strip().startswith(way.lines):
        found.append(lines[at])
        at -= 1
    if found:
        return "\n".join(found)
    for opening, closing in way.blocks:
        if not lines[at].rstrip().endswith(closing):
            continue
        for start in range(at, -1, -1):
            if lines[start].lstrip().startswith(opening):
                return "\n".join(lines[start : at + 1]).replace(opening, "", 1)
            if closing in lines[start] and start != at:
                break
    return None
