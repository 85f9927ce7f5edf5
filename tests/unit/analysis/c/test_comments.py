"""A documentation comment stands directly above its function."""

import pytest

from worknode_guard.analysis.c.facts import read
from worknode_guard.model.functions import Documentation


def above(text: str) -> Documentation:
    found = read(text).functions[-1].documentation
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "/* Adds. */\nint f(int a) { }",
        "/** Adds. */\nint f(int a) { }",
        "/// Adds.\nint f(int a) { }",
        "/// Adds\n/// two.\nint f(int a) { }",
        "//! Adds.\nint f(int a) { }",
        "int x;\n/*\n * Adds.\n */\nstatic int\nf(int a) { }",
        "/* Adds. */\n__attribute__((pure))\nint f(int a) { }",
        "/* Adds. */ int f(int a) { }",
        "int g(void) { }\n/* Adds. */\nint f(int a) { }",
        "/* Adds.\n * @param a what\n * @return it */\nint f(int a) { }",
        "/**\n * f - adds\n * @a: what\n */\nint f(int a) { }",
        "/// \\param[in] a what\nint f(int a) { }",
        "/// @param[in,out] a, b what\nint f(int a, int *b) { }",
    ],
)
def test_written(text: str) -> None:
    assert above(text) == Documentation("written")


@pytest.mark.parametrize(
    "text",
    [
        "int f(int a) { }",
        "/* Adds. */\n\nint f(int a) { }",
        "// Adds.\nint f(int a) { }",
        "int x; /* the sum */\nint f(int a) { }",
        "int f(int a) { /* Adds. */ }",
        "/* Adds. */\nint x;\nint f(int a) { }",
    ],
)
def test_missing(text: str) -> None:
    assert above(text) == Documentation("missing")


@pytest.mark.parametrize(
    "text", ["/* */\nint f(int a) { }", "/*-----*/\nint f(void) { }", "///\nint f(void) { }"]
)
def test_empty(text: str) -> None:
    assert above(text) == Documentation("empty")


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("/** @param b what */\nint f(int a) { }", ("b",)),
        ("/** @param a what\n * @param b what\n * @param c what */\nint f(int a) { }", ("b", "c")),
        ("/**\n * @size: how many\n */\nint f(int a) { }", ("size",)),
        ("/// @param a, b what\nint f(int a) { }", ("b",)),
    ],
)
def test_parameters_that_are_not_there(text: str, strangers: tuple[str, ...]) -> None:
    assert above(text) == Documentation("written", strangers)
