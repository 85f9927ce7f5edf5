"""A function's head, written anew so that a parser of standard C takes it."""

from typing import Final

from worknode_guard.analysis.c.heads import Head
from worknode_guard.analysis.c.normal import Token, normalise_head
from worknode_guard.analysis.c.words import QUALIFIERS, TAGS, TYPE_WORDS, is_name


def signature(tokens: list[Token], head: Head) -> list[Token]:
    """Give type, name and parameters.

    Args:
        tokens: Everything before the opening brace, as `head` counts it.
        head: What was read there.
    """
    line = tokens[head.name_at][2]
    if head.made:
        return [
            ("name", "void", line),
            ("name", head.name, line),
            ("operator", "(", line),
            ("name", "void", line),
            ("operator", ")", line),
        ]
    before = tokens[head.start : head.name_at]
    texts = [token[1] for token in before]
    if texts.count("(") > texts.count(")") and texts[-1] != "(":
        # `void (*f(int a))(int)`: the declarator goes around the name.
        return normalise_head(tokens[head.start :])
    while before and before[-1][1] == "(":
        before = before[:-1]
    rest = tokens[head.close + 1 :] if any(t[1] == ";" for t in tokens[head.close :]) else []
    return [
        *_specifiers(normalise_head(before), line),
        tokens[head.name_at],
        *normalise_head(tokens[head.open : head.close + 1]),
        *normalise_head(rest),
    ]


def _specifiers(before: list[Token], line: int) -> list[Token]:
    """Keep what says the type; of other names, which may be macros, only a type's."""
    kept: list[Token] = []
    names: list[Token] = []
    flat = _outside_parens(before)
    for n, token in enumerate(flat):
        text = token[1]
        tagged = n > 0 and flat[n - 1][1] in TAGS and is_name(text)
        if tagged or text in _KEPT:
            kept.append(token)
        elif is_name(text):
            names.append(token)
    if not any(token[1] in TYPE_WORDS | TAGS for token in kept):
        kind = names[-1] if names else ("name", "int", line)
        stars = [n for n, token in enumerate(kept) if token[1] == "*"]
        kept.insert(stars[0] if stars else len(kept), kind)
    return kept


_KEPT: Final = TYPE_WORDS | TAGS | QUALIFIERS | {"*", "static", "inline", "extern"}


def _outside_parens(tokens: list[Token]) -> list[Token]:
    flat: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token[1] == "(") - (token[1] == ")")
        if not depth and token[1] != ")":
            flat.append(token)
    return flat
