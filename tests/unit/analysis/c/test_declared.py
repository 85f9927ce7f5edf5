"""Objects, pointer types and constants of a file, and the pointers in its declarations."""

import pytest

from worknode_guard.analysis.c.declared import Declared, declared
from worknode_guard.analysis.c.lexer import tokenize
from worknode_guard.analysis.c.split import split


def read(text: str) -> Declared:
    tokens = tokenize(text)
    return declared(tokens.texts, tokens.lines, split(tokens.texts, tokens.lines))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("int a;", ["a"]),
        ("static int a = 1, *b, c[3] = { 1, 2 };", ["a", "b", "c"]),
        ("struct point { int x, y; } origin;", ["origin"]),
        ("struct point { int x; };", []),
        ("extern int a;", []),
        ("int f(void);", []),
        ("typedef int T;", []),
        ("enum { A } kind;", ["kind"]),
        ("static T table[] = { { 1 }, { 2 } };", ["table"]),
        ("int a __attribute__((aligned(8))) = 3;", ["a"]),
        ("MODULE(x);", []),
    ],
)
def test_objects(text: str, names: list[str]) -> None:
    assert [one.name for one in read(text).objects] == names


def test_what_an_object_is() -> None:
    found = read("static const int a;\nint\nb;").objects
    assert [(one.private, one.constant, one.line) for one in found] == [
        (True, True, 1),
        (False, False, 3),
    ]


@pytest.mark.parametrize(
    ("text", "constant", "fixed"),
    [
        ("static int a;", False, False),
        ("const int a = 1;", True, True),
        ("int const a = 1;", True, True),
        ("static const volatile int a;", True, False),
        ("static const char *a;", False, False),
        ("static char *const a = b;", True, True),
        ("static const char *const *a;", False, False),
        ("static int z, a[3];", False, True),
        ("static const int z = 1, a = 2;", True, True),
        ("static const char *z, a;", True, True),
        ("static const char *a[] = { 0 };", True, True),
        ("static struct s *z, *const a = 0;", True, True),
    ],
)
def test_what_cannot_change(text: str, *, constant: bool, fixed: bool) -> None:
    found = read(text).objects[-1]
    assert (found.name, found.constant, found.fixed) == ("a", constant, fixed)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("typedef int *T;", {"T"}),
        ("typedef struct s { int *p; } T;", set()),
        ("typedef struct s *T;", {"T"}),
        ("typedef int (*call)(int *);", {"call"}),
        ("typedef int T[3];", set()),
        ("typedef int T;", set()),
    ],
)
def test_pointer_types(text: str, names: set[str]) -> None:
    assert read(text).pointer_types == names


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("typedef int *T;", ["pointer-typedef"]),
        ("typedef int (*call)(int);", ["function-pointer"]),
        ("struct ops { void (*run)(int); };", ["function-pointer"]),
        ("int **a;", ["pointer-depth"]),
        ("int *const *a;", ["pointer-depth"]),
        ("int ***a;", ["pointer-depth"]),
        ("void f(char **a);", ["pointer-depth"]),
        ("int a = 2 * *b;", []),
        ("int *a[3];", []),
        ("int (*a)[3];", []),
    ],
)
def test_pointers(text: str, kinds: list[str]) -> None:
    assert [mark.kind for mark in read(text).marks] == kinds


def test_enumerators_are_constants() -> None:
    assert read("enum kind { A, B = A + 1, C };").constants == {"A", "B", "C"}


def test_a_macro_in_place_of_a_declaration_is_named() -> None:
    assert read("int a;\nRB_GENERATE(tree, node);").macro_uses == [(2, "RB_GENERATE")]
