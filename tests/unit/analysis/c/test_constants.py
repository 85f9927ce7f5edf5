"""Which names stand for one value."""

import pytest

from worknode_guard.analysis.c.constants import constants
from worknode_guard.analysis.c.declared import declared
from worknode_guard.analysis.c.lexer import tokenize
from worknode_guard.analysis.c.macros import macros
from worknode_guard.analysis.c.split import split


def read(text: str) -> set[str]:
    tokens = tokenize(text)
    found = declared(tokens.texts, tokens.lines, split(tokens.texts, tokens.lines))
    return set(constants(macros(tokens.directives), found.constants, found.objects))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#define A 16", {"A"}),
        ("#define A (1u << 4)", {"A"}),
        ("#define A 'x'", {"A"}),
        ('#define A "text"', {"A"}),
        ("#define A", {"A"}),
        ("#define A ((uint32_t)16)", {"A"}),
        ("#define A (4 * MAX_OF_ANOTHER_HEADER)", {"A"}),
        ("#define A sizeof(struct s)", {"A"}),
        ("#define A count", set()),
        ("#define A (config.limit)", set()),
        ("#define A (config->LIMIT)", set()),
        ("#define A LIMITS[0]", set()),
        ("#define A limit()", set()),
        ("#define A b\n#define b 3", {"A", "b"}),
        ("#define A b\n#define b c\n#define c d", set()),
        ("#define A (B + 1)\n#define B count", set()),
        ("#define A 1\n#define A count", set()),
        ("#define A(x) 1", set()),
        ("#define A last\nenum { first, last };", {"A", "first", "last"}),
        ("#define A (table + 8)\nint table[8];", {"A", "table"}),
        ("#define A LEVEL\nint LEVEL;", set()),
        ("#define A LEVEL\nconst int LEVEL = 3;", {"A", "LEVEL"}),
        ("static const volatile int port;", set()),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    assert read(text) == names


def test_a_long_chain_is_followed_in_linear_time() -> None:
    chain = "".join(f"#define m{n} m{n + 1}\n" for n in range(20_000))
    assert read(chain) == set()
    assert len(read(f"{chain}#define m20000 1\n")) == 20_001
