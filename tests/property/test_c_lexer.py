"""Splitting C loses nothing: every character that is no blank comes back, in its order."""

from hypothesis import given
from hypothesis import strategies as st

from worknode_guard.analysis.c.lexer import tokenize

WORDS = (
    "a", "1", "1.5e+", "+", "->", ">>=", "{", "}", "(", ")", ";", "#", "##", "\n", " ", "\\",
    "\\\n", '"', "'", "/*", "*/", "//", "/", "*", "%:", "<", "$", "@", "`", "é", "\t", "\r", "\0",
    "\u2028", "\x85", "\x0c", "L", "u8", "...", ".",
)  # fmt: skip

texts = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=40).map("".join))


def blank_free(text: str) -> str:
    return "".join(text.split())


@given(texts)
def test_nothing_is_lost(text: str) -> None:
    """Digraphs are left out: they come back as what they stand for."""
    for digraph in ("<%", "%>", "<:", ":>"):
        text = text.replace(digraph, "")
    tokens = tokenize(text)
    pieces = [
        *tokens.texts,
        *(one.text for one in tokens.directives),
        *(one.text for one in tokens.comments),
    ]
    kept = sorted(blank_free("".join(pieces)).replace("\\", ""))
    assert kept == sorted(blank_free(text).replace("\\", ""))
    assert tokens.lines == sorted(tokens.lines)
    assert tokens.last_line == text.count("\n") + 1
