"""What a function does by the macros of its own file."""

from textwrap import dedent

import pytest

from worknode_guard.analysis.c.facts import read
from worknode_guard.model.functions import FunctionFacts


def function(*lines: str) -> FunctionFacts:
    found = read(dedent("\n".join(lines))).functions
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("macros", "names"),
    [
        ("#define M(a) g(a)", ["g"]),
        ("#define M(a) ((t *)malloc(sizeof(a)))", ["malloc"]),
        ("#define M(a) N(a)\n#define N(a) g(h(a))", ["g", "h"]),
        ("#define M(a) O\n#define O g(1)", ["g"]),
        ("#define M(a) N(a)\n#define N(a) M(a) + g(a)", ["g"]),
        ("#define M(a) g(a) + g(1)", ["g"]),
        ("#define M(a) a(1) + x.g(1) + p->g(1)", []),
        ("#define M(a) if (a) while (a)", []),
        ("#ifdef X\n#define M(a) g(a)\n#else\n#define M(a) h(a)\n#endif", ["g", "h"]),
        ("#define M g", ["g"]),
        ("#define M N\n#define N g", ["g"]),
        ("#define M N\n#define N M", []),
        ("#define M(a) g(N)\n#define N h", ["g"]),
        ("#define N(a) g(a)", []),
    ],
)
def test_calls_in_the_text_of_a_macro_are_the_function_s(macros: str, names: list[str]) -> None:
    found = function(macros, "int f(int b)", "{", "    return M(b++);", "}")
    line = macros.count("\n") + 4
    assert [(call.name, call.line) for call in found.calls] == [
        (name, line) for name in ["M", *names]
    ]
    assert [(call.macro, call.effects, call.dropped) for call in found.calls[1:]] == [
        ("M", True, False) for _ in names
    ]


@pytest.mark.parametrize(
    ("body", "dropped"),
    [
        ("g(a)", True),
        ("((a) + 1)", True),
        ("", True),
        ("do { g(a); } while (0)", False),
        ("{ g(a); }", False),
        ("if (a) g(a)", False),
        ("return a", False),
    ],
)
def test_a_statement_has_no_value_to_be_dropped(body: str, *, dropped: bool) -> None:
    found = function(f"#define M(a) {body}", "void f(int b) { M(b); }")
    assert found.calls[0].dropped == dropped


@pytest.mark.parametrize(
    ("body", "trusted"),
    [
        ("do { if ((a) == NULL) return -1; } while (0)", False),
        ("if (!(a)) { return 0; }", False),
        ("if ((a) == 0) { return 0; }", False),
        ("((0 != (a)) || stop())", False),
        ("if (level > 2) log(a)", True),
        ("use(a, NULL)", True),
    ],
)
def test_a_macro_that_asks_for_null_is_a_test(body: str, *, trusted: bool) -> None:
    found = function(f"#define M(a) {body}", "int f(int *p) { M(p); return *p; }")
    assert [one.name for one in found.pointers] == (["p"] if trusted else [])


def test_a_macro_without_arguments_calls_in_its_place() -> None:
    text = dedent("""\
        #define STEP next(&state)
        #define POST do { STEP; done(); } while (0)
        #define LIMIT 16
        int f(struct s *p) { POST; return LIMIT; }
        int g(struct s *p) { return p->STEP; }
        """)
    f, g = read(text).functions
    assert [(call.name, call.macro) for call in f.calls] == [("next", "POST"), ("done", "POST")]
    assert g.calls == ()
