"""A directive is its word and what follows it, whatever comments and splices stand in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worknode_guard.analysis.c.directive import directive
from worknode_guard.analysis.c.lexer import Text, tokenize


def read(text: str) -> tuple[str, str, int]:
    found = directive(tokenize(text).directives[0])
    return found.word, found.plain, found.line


@pytest.mark.parametrize(
    ("text", "word", "plain", "line"),
    [
        ("#define X 1", "define", "X 1", 1),
        ("#\tdefine X 1", "define", "X 1", 1),
        ("%:define X 1", "define", "X 1", 1),
        ("#/* why */endif/* X */", "endif", "", 1),
        ("#endif// X", "endif", "", 1),
        ("#/* two\nlines */else", "else", "", 2),
        ("#\\\nif\\\n A && \\\n B", "if", "A && B", 2),
        ("#pragma/* */asm", "pragma", "asm", 1),
        ("#undef X /* gone", "undef", "X /* gone", 1),
        ("#defined X", "defined", "X", 1),
        ("#", "", "", 1),
    ],
)
def test_a_directive_is_a_word_and_the_rest(text: str, word: str, plain: str, line: int) -> None:
    assert read(text) == (word, plain, line)


@given(st.text(alphabet="#%: \t\n\\/*ifdena_\"'1", max_size=60))
def test_no_text_is_an_error(text: str) -> None:
    found = directive(Text(1, 1, text, 0))
    assert "\n" not in found.word
    assert found.line >= 1
