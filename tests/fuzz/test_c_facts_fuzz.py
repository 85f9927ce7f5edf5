"""Any text under a C name gives facts in bounded time, and no function disappears."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worknode_guard.analysis.c.facts import read
from worknode_guard.analysis.c.scan import calls, gotos, through_pointers
from worknode_guard.model.functions import FileFacts

WORDS = (
    "int", "f", "g", "(", ")", "{", "}", "[", "]", ";", ",", "*", "=", "if", "else", "for",
    "while", "do", "switch", "case", "default", ":", "return", "goto", "break", "struct", "T",
    "->", ".", "&&", "||", "?", "1", '"a"', "'a'", "\n", "#if X\n", "#else\n", "#endif\n",
    "#define M(", "\\\n", "...", "##", "static", "const", "void", "typedef", "enum", "asm",
    "__attribute__", "sizeof", "extern", '"C"', "({", "})", "/*", "*/", "//", "MACRO", "x++",
    "int f(void) {", "#pragma asm\n", "[[", "]]", "typeof", "va_arg", "K&R", "&", "!", "unsigned",
    "1uu", "2lll", "08", "0x", "1e", "1.5q", "3wb", "1df", "0b2", "1'0", "u8'a'", "L", "''",
    "_Generic", "offsetof", "__builtin_va_arg", "_Alignas", "_Static_assert", "_Atomic", "_Pragma",
    "_Bool", "inline", "register", "auto", "float", "long", "restrict", "continue", "union", "~",
    "<<", "%:",
)  # fmt: skip

soups = st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join)
statements = soups.map("int f(T *p, int n) {{ {} ; }}\n".format)


@given(st.one_of(soups, statements, st.text(max_size=200)))
def test_any_text_gives_facts(text: str) -> None:
    facts = read(text)
    assert isinstance(facts, FileFacts)
    last = text.count("\n") + 1
    for one in facts.functions:
        assert 1 <= one.line <= one.end_line <= last
        for call in one.calls:
            assert 1 <= call.line <= last


@given(soups)
def test_a_function_before_and_behind_any_text_is_found(text: str) -> None:
    """Unless the text opens a comment, a string, a brace or a condition over what follows."""
    quiet = text
    for mark in ("/*", "*/", "//", '"', "'", "{", "}", "(", ")", "[", "]", "#", "\\"):
        quiet = quiet.replace(mark, " ")
    names = [
        one.name
        for one in read(f"int before(void) {{ }}\n{quiet}\n;int after(void) {{ }}").functions
    ]
    assert names[0] == "before"
    assert names[-1] == "after"


@given(soups)
def test_scanning_tokens_never_fails(text: str) -> None:
    tokens = [("name" if one[0].isalpha() else "operator", one, 1) for one in text.split()]
    for scan in (calls, gotos, through_pointers):
        list(scan(tokens))


@pytest.mark.parametrize(
    "unit",
    ["(", ")", "{", "}", "[", "int f(", "f(a, ", "if (a) ", "a = b; ", "#if X\n", "({", "a ? ",
     "M(a) ", "x y; ", "T * ", "case 1: ", "else ", "(T)", "&&a, ", '"a" A ', "__attribute__((",
     "struct s { ", "= {", "int f(a) int a; ", "#define A(", "do ", "typeof(", "asm("],
)  # fmt: skip
def test_repetition_ends_in_bounded_time(unit: str) -> None:
    """Ten times what the slowest takes."""
    for text in (unit * 2000, "int f(void) {" + unit * 2000 + "}"):
        started = process_time()
        read(text)
        assert process_time() - started < 20
