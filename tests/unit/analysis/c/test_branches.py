"""Of each conditional section the first live branch is read with the text around it."""

import pytest

from worknode_guard.analysis.c.branches import choose
from worknode_guard.analysis.c.lexer import tokenize


def dealt(text: str) -> tuple[str, list[str], list[int]]:
    tokens = tokenize(text)
    found = choose(len(tokens.kinds), tokens.directives)
    parts = [" ".join(tokens.texts[n] for n in part.indices) for part in found.others]
    return " ".join(tokens.texts[n] for n in found.live), parts, found.unmatched


@pytest.mark.parametrize(
    ("text", "live", "others"),
    [
        ("a\n#if X\nb\n#endif\nc", "a b c", []),
        ("a\n#if X\nb\n#else\nc\n#endif\nd", "a b d", ["c"]),
        ("#ifdef X\na\n#elif Y\nb\n#else\nc\n#endif", "a", ["b", "c"]),
        ("#if 0\na\n#else\nb\n#endif", "b", ["a"]),
        ("#if 0\na\n#endif\nb", "b", ["a"]),
        ("#if 0\na\n#elif X\nb\n#else\nc\n#endif", "b", ["a", "c"]),
        ("#if X\na\n#if Y\nb\n#else\nc\n#endif\n#else\nd\n#if Z\ne\n#else\nf\n#endif\n#endif",
         "a b", ["c", "d e", "f"]),
        ("#if(X)\na\n#else\nb\n#endif", "a", ["b"]),
        ("#if X/* x */\na\n#else/* y */\nb\n#endif/* X */\nc", "a c", ["b"]),
        ("#if X// x\na\n#else// y\nb\n#endif// X\nc", "a c", ["b"]),
        ("#if 0/* never */\na\n#endif\nb", "b", ["a"]),
        ("#if\\\n X\na\n#\\\nelse\nb\n#endif", "a", ["b"]),
        ("#iffy\na\n#elsewhere\nb", "a b", []),
        ("# if X\na\n# else\nb\n# endif", "a", ["b"]),
        ("#ifndef X\n#define X\na\n#endif", "a", []),
    ],
)  # fmt: skip
def test_branches(text: str, live: str, others: list[str]) -> None:
    assert dealt(text) == (live, others, [])


@pytest.mark.parametrize(
    ("text", "lines"),
    [("a\n#endif\nb", [2]), ("#if X\na", [1]), ("#else\na\n#if Y", [1, 3])],
)
def test_a_directive_without_its_partner_is_told(text: str, lines: list[int]) -> None:
    assert dealt(text)[2] == lines
