"""Complexity is what lizard counts; nesting and parameters are counted by hand."""

import pytest

from support.programs import PROGRAMS
from worknode_guard.analysis import lizard_pass
from worknode_guard.analysis.c.facts import read
from worknode_guard.analysis.c.lexer import tokenize
from worknode_guard.analysis.c.numbers import complexity, nesting, parameters

C = [program for program in PROGRAMS if program.path.endswith(".c") and "#if" not in program.text]


@pytest.mark.parametrize("program", C, ids=lambda program: program.title)
def test_complexity_is_lizards(program: object) -> None:
    text = str(getattr(program, "text", ""))
    ours = {one.name: one.complexity for one in read(text).functions}
    theirs = {one.name: one.complexity for one in lizard_pass.run("c", text).functions}
    assert ours == theirs


@pytest.mark.parametrize(
    ("body", "paths", "depth"),
    [
        ("{ }", 1, 0),
        ("{ if (a) b(); }", 2, 1),
        ("{ if (a) b(); else c(); }", 2, 1),
        ("{ if (a) { } else if (b) { } else { } }", 3, 1),
        ("{ if (a) { } else { if (b) { } } }", 3, 2),
        ("{ for (;;) while (a) do { b(); } while (c); }", 4, 3),
        ("{ switch (a) { case 1: case 2: if (b) { } default: ; } }", 4, 2),
        ("{ x = a ? b : c && d || e; }", 4, 0),
        ("{ if (a) for (i = 0; i < 3; i++) if (b) c(); else d(); else e(); }", 4, 3),
        ("{ { { a(); } } }", 1, 0),
        ("{ do { if (a) { } } while (b); if (c) { } }", 4, 2),
        ("{ a = ({ if (b) c(); 1; }); if (d) { } }", 3, 1),
    ],
)
def test_paths_and_depth(body: str, paths: int, depth: int) -> None:
    texts = tokenize(body).texts
    assert (complexity(texts), nesting(texts)) == (paths, depth)


@pytest.mark.parametrize(
    ("between", "names"),
    [
        ("", []),
        ("void", []),
        ("int a", ["a"]),
        ("int a, char *b", ["a", "b"]),
        ("int a[3][N], ...", ["a"]),
        ("void (*call)(int, int), void *data", ["call", "data"]),
        ("int", [""]),
        ("struct point p", ["p"]),
        ("a, b", ["a", "b"]),
        ("const char *restrict name", ["name"]),
    ],
)
def test_parameters(between: str, names: list[str]) -> None:
    assert parameters(tokenize(between).texts) == [name if name != "int" else "" for name in names]
