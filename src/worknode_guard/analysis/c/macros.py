"""What the preprocessor is used for: macros and conditional sections, for WG308 and WG309."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from worknode_guard.analysis.c.branches import conditionals
from worknode_guard.analysis.c.directive import directive
from worknode_guard.analysis.c.lexer import Text, tokenize
from worknode_guard.analysis.c.macro_circles import Macro, circling
from worknode_guard.analysis.c.words import QUALIFIERS, TYPE_WORDS
from worknode_guard.model.functions import Mark

_OPENERS: Final = {"(": ")", "[": "]", "{": "}"}
_VALUE_ENDS: Final = frozenset([")", "]"])


def macros(directives: Sequence[Text]) -> list[Macro]:
    """Read every `#define` (ISO/IEC 9899:2018, 6.10.3)."""
    return [macro for text in directives for macro in [_macro(text)] if macro is not None]


def marks(directives: Sequence[Text], defined: Sequence[Macro]) -> list[Mark]:
    """Give what WG308 and WG309 ask about, in the order of the lines."""
    found = [*_conditionals(directives), *_undefinitions(directives)]
    circles = circling(defined)
    for macro in defined:
        found.extend(_of_macro(macro, recursive=macro.name in circles))
    return sorted(found, key=lambda mark: mark.line)


def _macro(text: Text) -> Macro | None:
    word, rest, start = directive(text)
    if word != "define":
        return None
    tokens = tokenize(_without_hashes(rest))
    if not tokens.texts or tokens.kinds[0] != "name":
        return None
    name = tokens.texts[0]
    at = rest.find(name) + len(name)
    texts = _with_hashes(tokens.texts)
    lines = tuple(start + line - 1 for line in tokens.lines)
    if rest[at : at + 1] != "(" or ")" not in texts:
        return Macro(name, text.line, None, texts[1:], lines[1:])
    close = texts.index(")")
    between = tuple(one for one in texts[2:close] if one != ",")
    return Macro(name, text.line, between, texts[close + 1 :], lines[close + 1 :])


_PASTED: Final = "wg__paste"
_QUOTED: Final = "wg__quote"


_HASHES: Final = re.compile(
    r"""(?P<text>"[^"\\]*+(?:\\.[^"\\]*+)*"|'[^'\\]*+(?:\\.[^'\\]*+)*')"""
    r"""|(?P<paste>\#\#|%:%:)|\#|%:""",
    re.DOTALL,
)


def _without_hashes(text: str) -> str:
    """Hide `##` and `#`, which begin a directive elsewhere, outside of strings."""
    return _HASHES.sub(
        lambda match: match["text"] or f" {_PASTED if match['paste'] else _QUOTED} ", text
    )


def _with_hashes(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple({_PASTED: "##", _QUOTED: "#"}.get(text, text) for text in texts)


def _of_macro(macro: Macro, *, recursive: bool) -> Iterator[Mark]:
    body = macro.body
    if "##" in body:
        yield Mark("token-paste", macro.lines[body.index("##")], macro.name)
    if macro.parameters and any(one.endswith("...") for one in macro.parameters):
        yield Mark("variadic-macro", macro.line, macro.name)
    if recursive:
        yield Mark("recursive-macro", macro.line, macro.name)
    if not _balanced(body):
        yield Mark("unbalanced-macro", macro.line, macro.name)
    place = next((n for n in range(len(body)) if _dereferences(body, n)), None)
    if place is not None:
        yield Mark("macro-dereference", macro.lines[place], macro.name)
    if "goto" in body:
        yield Mark("goto", macro.lines[body.index("goto")], macro.name)


def _balanced(body: Sequence[str]) -> bool:
    opened: list[str] = []
    for text in body:
        if text in _OPENERS:
            opened.append(_OPENERS[text])
        elif text in _OPENERS.values() and (not opened or opened.pop() != text):
            return False
    return not opened


def _dereferences(body: Sequence[str], at: int) -> bool:
    """Read `p->x` and a `*` that can only be a prefix; `a[i]` may be an array and is let be."""
    if body[at] == "->":
        return True
    if body[at] != "*" or at + 1 >= len(body):
        return False
    after = body[at + 1]
    if after in _VALUE_ENDS or after in {"*", ","} or after in QUALIFIERS:
        return False
    before = body[at - 1] if at else "("
    if before == "*":
        return False
    prefix = before in {"(", "[", "{", ",", ";", "=", "return", "!", "?", ":", "&&", "||"}
    return prefix and before not in TYPE_WORDS


def _conditionals(directives: Sequence[Text]) -> Iterator[Mark]:
    """Give each conditional section but the include guard (`#ifndef X`, `#define X`, `#endif`)."""
    guard = _include_guard(directives)
    for text, word, rest in conditionals(directives):
        if word.startswith("if") and text is not guard:
            yield Mark("conditional", text.line, f"#{word} {rest}".strip())


def _include_guard(directives: Sequence[Text]) -> Text | None:
    if len(directives) < 3 or directives[0].at:  # noqa: PLR2004 - its three lines
        return None
    first, second = directive(directives[0]), directive(directives[1])
    match = _GUARD.fullmatch(f"{first.word} {first.plain}")
    if match is None or second.word != "define":
        return None
    return directives[0] if second.plain.split()[:1] == [match[1]] else None


_GUARD: Final = re.compile(r"(?:ifndef|if\s*+!\s*+defined)[\s(]*+([\w$]++)[\s)]*+")


def _undefinitions(directives: Sequence[Text]) -> Iterator[Mark]:
    for text in directives:
        found = directive(text)
        if found.word == "undef":
            yield Mark("undef", text.line, found.plain)
