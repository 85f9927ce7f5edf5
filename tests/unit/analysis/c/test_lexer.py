"""C text splits into tokens, directives and comments, and every line number is the real one."""

from time import process_time

import pytest

from worknode_guard.analysis.c.lexer import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a->b", ["a", "->", "b"]),
        ("x>>=1;", ["x", ">>=", "1", ";"]),
        ("1.5e+3f .5 0x1p-2 1'0", ["1.5e+3f", ".5", "0x1p-2", "1", "'0"]),
        ("a+++b", ["a", "++", "+", "b"]),
        ("f(...)", ["f", "(", "...", ")"]),
        ("<% a<:0:> %>", ["{", "a", "[", "0", "]", "}"]),
        ('L"a\\"b" u8"c"', ['L"a\\"b"', 'u8"c"']),
        ("'\\'' L'x'", ["'\\''", "L'x'"]),
        ("$a ä1", ["$a", "ä1"]),
        ("a /* b */ c // d\ne", ["a", "c", "e"]),
        ("a \\\nb", ["a", "b"]),
        # A comment ends at the first end: nothing hides behind a second one.
        ("/* a */*/ goto b; /* */", ["*", "/", "goto", "b", ";"]),
        ("/***/ a /**/", ["a"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokenize(text).texts == expected


def test_lines_go_on_behind_comments_strings_and_directives() -> None:
    text = '/* 1\n2 */ a\n#define B \\\n 4\n"5\\\n6" c // 6 \\\n7\n \\\nd'
    tokens = tokenize(text)
    assert list(zip(tokens.texts, tokens.lines, strict=True)) == [
        ("a", 2),
        ('"5\\\n6"', 5),
        ("c", 6),
        ("d", 9),
    ]
    assert [(one.line, one.end_line) for one in tokens.directives] == [(3, 4)]
    assert [(one.line, one.end_line) for one in tokens.comments] == [(1, 2), (6, 7)]
    assert tokens.last_line == 9
    assert not tokens.faults


@pytest.mark.parametrize(
    "directive",
    [
        '#define URL "http://x" \\\n  y',
        "#define A /* one\n two */ 3",
        "#error don't",
        "#define Q '\"' \\\n z",
        "#define S a / b",
        "%:define D",
        "  # include <a/*b>"[2:],
    ],
)
def test_a_directive_is_one_piece(directive: str) -> None:
    tokens = tokenize(f"  {directive}\nint a;" if "/*b" not in directive else directive)
    assert [one.text for one in tokens.directives] == [directive]
    assert tokens.texts == ([] if "/*b" in directive else ["int", "a", ";"])


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a\n/* b", (2, "a comment never ends")),
        ("/*/", (1, "a comment never ends")),
        ('a = "b\nc', (1, "a string never ends")),
        ('"a\\"', (1, "a string never ends")),
        ('"', (1, "a string never ends")),
        ("x = 'b\n", (1, "a character constant never ends")),
        ("int a;\n@", (2, "'@' is no character of C")),
        ("mov r0, #0", (1, "# stands amid a line")),
    ],
)
def test_what_is_no_c_is_a_fault_with_its_line(text: str, fault: tuple[int, str]) -> None:
    assert tokenize(text).faults == [fault]


@pytest.mark.parametrize("text", ['"a\\\\"', "'\\\\'", "/**/", "/***/", '""', "// a"])
def test_what_ends_is_no_fault(text: str) -> None:
    assert not tokenize(text).faults


@pytest.mark.parametrize(
    "unit", [" ", "\u00a0 ", "/*", '"', "'", "\\", '\\"', "#'\"", "#/*", "//\\\n", "%:", "1e+"]
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    """A pattern that goes back would need minutes here; it takes less than a second."""
    text = unit * (300_000 // len(unit))
    started = process_time()
    tokenize(text)
    tokenize("#" + text)
    assert process_time() - started < 10
