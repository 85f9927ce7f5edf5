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
        ("#define a(x) (a(x) + 1)", ["recursive-macro"]),
        ("#define next(p) size(p.next, p->next(1))", ["macro-dereference"]),
        ("#define next(next) (next(1))", []),
        ("#define next(p) (next ? 1 : p)", []),
        ("#define a b\n#define b c\n#define c a", ["recursive-macro"] * 3),
        ("#define a(x) b(x)\n#define b(x) a(x)\n#define d a(1)", ["recursive-macro"] * 2),
        ("#define a b\n#define b c\n#define d a", []),
        ("#define a(x) b(x)\n#define b(x) (x)\n#define b(x) a", []),
        ("#define TRY(x) if (x) goto failed", ["goto"]),
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
        ("#/* x */define/* y */F(a, ...) g(a)", ["variadic-macro"]),
        ("#undef/* x */F", ["undef"]),
        ("#if A/* x */\n#endif/* A */", ["conditional"]),
        ("#ifndef X_H/* guard */\n#define X_H\nint a;\n#endif/* X_H */", []),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


def test_lines_are_those_of_the_directives() -> None:
    assert kinds("int a;\n#define A \\\n  {\n#undef A\n") == [("unbalanced-macro", 2), ("undef", 4)]


def test_a_token_of_a_macro_has_its_own_line() -> None:
    text = "int a;\n#define A(p) \\\n  a ## p \\\n  ->x; \\\n\\\n  goto out\n"
    assert kinds(text) == [("token-paste", 3), ("macro-dereference", 4), ("goto", 6)]


def test_circles_of_many_macros_are_found_in_linear_time() -> None:
    chain = "".join(f"#define m{n}(x) m{n + 1}(m{n + 1}(x))\n" for n in range(20_000))
    assert kinds(chain) == []
    ring = f"{chain}#define m20000(x) m0(x)\n"
    assert [kind for kind, _ in kinds(ring)] == ["recursive-macro"] * 20_001


def test_a_macro_with_parameters_has_its_parenthesis_at_once() -> None:
    read = macros(tokenize("#define A (x)\n#define B(x) (x)\n#define C()\n").directives)
    assert [(one.name, one.parameters, one.body) for one in read] == [
        ("A", None, ("(", "x", ")")),
        ("B", ("x",), ("(", "x", ")")),
        ("C", (), ()),
    ]
