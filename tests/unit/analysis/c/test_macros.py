"""What the preprocessor is used for, as WG308 and WG309 ask."""

import pytest

from worknode_guard.analysis.c.lexer import tokenize
from worknode_guard.analysis.c.macros import macros, marks


def kinds(text: str) -> list[tuple[str, int]]:
    directives = tokenize(text).directives
    return [(mark.kind, mark.line) for mark in marks(directives, macros(directives))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#define A 1", []),
        ("#define MAX(a, b) ((a) > (b) ? (a) : (b))", []),
        ("#define JOIN(a, b) a ## b", ["token-paste"]),
        ("#define JOIN(a, b) a%:%:b", ["token-paste"]),
        ('#define HASHES "##"', []),
        ("#define TEXT(a) #a", []),
        ("#define LOG(...) log(__VA_ARGS__)", ["variadic-macro"]),
        ("#define LOG(format, args...) log(format, args)", ["variadic-macro"]),
        ("#define a (a + 1)", ["recursive-macro"]),
        ("#define BEGIN {", ["unbalanced-macro"]),
        ("#define END }", ["unbalanced-macro"]),
        ("#define CROSS ( [ ) ]", ["unbalanced-macro"]),
        ("#define DO(x) do { x; } while (0)", []),
        ("#define X(p) ((p)->x)", ["macro-dereference"]),
        ("#define X(p) (*(p))", ["macro-dereference"]),
        ("#define X(p) *p", ["macro-dereference"]),
        ("#define X(p) y = *p", ["macro-dereference"]),
        ("#define AREA(a, b) ((a) * (b))", []),
        ("#define CAST(p) ((char *)(p))", []),
        ("#define PAIRS(t) t **", []),
        ("#undef A", ["undef"]),
        ("#if X\n#endif", ["conditional"]),
        ("#ifdef X\n#else\n#endif", ["conditional"]),
        ("#ifndef A_H\n#define A_H\nint a;\n#endif", []),
        ("#if !defined(A_H)\n#define A_H\nint a;\n#endif", []),
        ("#ifndef DEBUG\n#define LEVEL 1\n#endif", ["conditional"]),
        ("int a;\n#ifndef A\n#define A 1\n#endif", ["conditional"]),
        ("#include <a.h>\n#pragma once", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


def test_lines_are_those_of_the_directives() -> None:
    assert kinds("int a;\n#define A \\\n  {\n#undef A\n") == [("unbalanced-macro", 2), ("undef", 4)]


def test_a_macro_with_parameters_has_its_parenthesis_at_once() -> None:
    read = macros(tokenize("#define A (x)\n#define B(x) (x)\n#define C()\n").directives)
    assert [(one.name, one.parameters, one.body) for one in read] == [
        ("A", None, ("(", "x", ")")),
        ("B", ("x",), ("(", "x", ")")),
        ("C", (), ()),
    ]
