"""Each language documents in its own way, directly above the function."""

import pytest

from worknode_guard.analysis.metrics import analyse

WRITTEN = [
    ("A.java", "class A {\n  /** Adds. */\n  @Override\n  int f(int a) { return a; }\n}"),
    ("a.js", "/**\n * Adds.\n */\nfunction f(a) { return a; }"),
    ("a.ts", "/** Adds. */\nfunction f(a: number) { return a; }"),
    ("a.go", "// f adds.\nfunc f(a int) int {\n\treturn a\n}"),
    ("a.rs", "/// Adds.\n#[inline]\nfn f(a: i32) -> i32 { a }"),
    ("a.swift", "/// Adds.\nfunc f(a: Int) -> Int { return a }"),
    ("a.cpp", "/// Adds.\nint f(int a) { return a; }"),
    ("a.cpp", "/* Adds. */\nint f(int a) { return a; }"),
    (
        "a.cs",
        "class A {\n  /// <summary>Adds.</summary>\n  [Pure]\n  int F(int a) { return a; }\n}",
    ),
    ("a.rb", "# Adds.\ndef f(a)\n  a\nend\n"),
    ("a.lua", "--- Adds.\nfunction f(a) return a end\n"),
    ("a.php", "<?php\n/** Adds. */\nfunction f($a) { return $a; }\n"),
    ("a.kt", "/** Adds. */\nfun f(a: Int): Int { return a }"),
]


def states(path: str, text: str) -> list[str | None]:
    found = analyse(path, text.encode()).functions
    return [one.documentation.state if one.documentation else None for one in found]


@pytest.mark.parametrize(("path", "text"), WRITTEN)
def test_written(path: str, text: str) -> None:
    assert states(path, text) == ["written"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("A.java", "class A {\n  // Adds.\n  int f(int a) { return a; }\n}"),
        ("A.java", "class A {\n  /** Adds. */\n\n  int f(int a) { return a; }\n}"),
        ("a.js", "/* Adds. */\nfunction f(a) { return a; }"),
        ("a.go", "// f adds.\n\nfunc f(a int) int {\n\treturn a\n}"),
        ("a.rs", "// Adds.\nfn f(a: i32) -> i32 { a }"),
        ("a.cpp", "// Adds.\nint f(int a) { return a; }"),
        ("a.cpp", "int f(int a) { return a; }"),
    ],
)
def test_missing(path: str, text: str) -> None:
    assert states(path, text) == ["missing"]


@pytest.mark.parametrize(
    ("path", "text"),
    [("a.js", "/** */\nfunction f(a) { return a; }"), ("a.go", "//\nfunc f() {\n}")],
)
def test_empty(path: str, text: str) -> None:
    assert states(path, text) == ["empty"]


def test_a_language_without_a_known_way_says_nothing() -> None:
    text = "FUNCTION f : INT\nVAR_INPUT a : INT; END_VAR\nf := a;\nEND_FUNCTION\n"
    assert set(states("a.st", text)) <= {None}
