"""The outline of a C file names every definition, and whom it calls."""

import pytest

from worknode_guard.analysis.c.outline import outline


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("int f(void) { return g(1) + h(g(2)); }", ("g", "h")),
        ("int f(void) { if (g()) while (h()) ; return sizeof(int); }", ("g", "h")),
        ("int f(int (*call)(int)) { return call(1); }", ()),
        ("int f(struct s *p) { int (*run)(int) = p->run; return run(1) + p->run(2); }", ()),
        ("int f(void) { int g(int); struct s h = make(1); return else_(2); }", ("else_", "make")),
        ("int f(void) {\n#if X\ng();\n#else\nh();\n#endif\n}", ("g", "h")),
        ("int f(int n) { return n ? f(n - 1) : 0; }", ("f",)),
    ],
)
def test_calls(text: str, calls: tuple[str, ...]) -> None:
    assert outline(text)[0].calls == calls


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("int f(void)", True),
        ("void f(void)", False),
        ("static inline void f(void)", False),
        ("void *f(void)", True),
        ("const char *f(void)", True),
        ("f(void)", True),
        ("T f(void)", True),
        ("TEST(f)", None),
    ],
)
def test_valued(head: str, expected: object) -> None:
    assert outline(head + " { }")[0].valued is expected


def test_place_and_linkage() -> None:
    found = outline("static int\nf(void) { }\n#ifdef X\n#else\nint g(void) { }\n#endif\n")
    assert [(one.name, one.line, one.static) for one in found] == [("f", 1, True), ("g", 5, False)]
