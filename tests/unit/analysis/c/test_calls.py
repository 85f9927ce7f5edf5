"""Calls by name, what becomes of their results, what their arguments do, and calls unseen."""

import pytest

from support.ctrees import body
from worknode_guard.analysis.c.tree import Known

KNOWN = Known(
    macros=frozenset({"CHECK", "assert"}),
    constants=frozenset({"SIZE", "RED"}),
    objects=frozenset({"hook", "table"}),
    hidden=frozenset({"lock"}),
)
PARAMETERS = "int x, int *p, int (*callback)(int), struct ops *ops"


def calls(statements: str) -> list[str]:
    """The calls: `-` is dropped, `=` has constant arguments, `!` effects in them, `~` calls."""
    return [
        ("-" if one.dropped else "")
        + one.name
        + ("=" if one.constant else "")
        + ("!" if one.effects else "")
        + ("~" if one.inner else "")
        for one in body(statements, PARAMETERS, KNOWN).calls
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "f();",
        "f(x);",
        "if (x) f();",
        "if (x) ; else f();",
        "while (x) f();",
        "do f(); while (x);",
        "for (;;) f();",
        "for (f(); x; ) ;",
        "for (; x; f()) ;",
        "for (; x; x++, f()) ;",
        "switch (x) { case 1: f(); }",
        "switch (x) { default: x++; f(); }",
        "again: f();",
        "{ f(); }",
        "x++, f();",
        "f(), x++;",
        "x = (f(), 1);",
        "if (f(), x) ;",
        "x ? f() : 0;",
        "(int)f();",
        "({ f(); });",
        "x = ({ f(); x; });",
    ],
)
def test_a_result_that_nobody_reads_is_dropped(statement: str) -> None:
    assert [one.lstrip("-") for one in calls(statement)] == [calls(statement)[0][1:]]
    assert calls(statement)[0].startswith("-f")


@pytest.mark.parametrize(
    "statement",
    [
        "(void)f();",
        "(void)(f());",
        "(void)(x++, f());",
        "x = f();",
        "int y = f();",
        "int y[] = { f() };",
        "return f();",
        "if (f()) ;",
        "while (f()) ;",
        "do ; while (f());",
        "for (; f(); ) ;",
        "for (x = f(); x; ) ;",
        "switch (f()) { }",
        "x = (x++, f());",
        "x = x ? f() : 0;",
        "x && f();",
        "x || f();",
        "!f();",
        "p[f()] = 1;",
        "*f() = 1;",
        "f()->x = 1;",
        "x = ({ f(); });",
        "(struct point){ f() };",
    ],
)
def test_a_result_that_is_used_is_not_dropped(statement: str) -> None:
    assert calls(statement) == ["f"]


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("g(f());", ["-g~", "f"]),
        ("g(x)(x);", ["g"]),
        ("f(g(1), h(x));", ["-f~", "g=", "h"]),
        ("f(1);", ["-f="]),
        ("f();", ["-f"]),
        ("f(1, SIZE, RED, NULL, -1, ~0u, 'a', \"s\", 1 + 2, (long)3, 1 ? 2 : 3);", ["-f="]),
        ("f(sizeof x, sizeof(int));", ["-f="]),
        ('assert(!"never");', ["-assert="]),
        ("assert(true);", ["-assert="]),
        ('assert(x && "message");', ["-assert"]),
        ("assert(x > 1);", ["-assert"]),
        ("assert(UNKNOWN);", ["-assert"]),
        ("f(1, x);", ["-f"]),
        ("f(&x);", ["-f"]),
        ("enum { ONE = 1 }; f(ONE);", ["-f="]),
        ("int SIZE = x; f(SIZE);", ["-f"]),
        ("const int one = 1; f(one);", ["-f="]),
        ("const int one = x; f(one);", ["-f"]),
        ("assert(x = 1);", ["-assert!"]),
        ("assert(x++);", ["-assert!"]),
        ("assert(--*p > 0);", ["-assert!"]),
        ("assert(*p++);", ["-assert!"]),
        ("assert(p[x += 1]);", ["-assert!"]),
        ("assert(x > 0 && f(x));", ["-assert~", "f"]),
        ("assert(ops->run(x));", ["-assert~"]),
        ("assert(({ x = 1; x; }));", ["-assert!"]),
        ("assert(f(x = 1));", ["-assert!~", "f!"]),
        ("assert(({ (int)x; x; }));", ["-assert"]),
        ("assert(sizeof(x = 1));", ["-assert="]),
        ("x++; assert(x);", ["-assert"]),
        ("assert(x); x++;", ["-assert"]),
        ("f(sizeof(g(x)));", ["-f="]),
        ("x = offsetof(struct point, y);", []),
        ("x = _Generic(f(x), int: g(x), default: h(x));", ["g", "h"]),
        ("x = f(x) + g(x);", ["f", "g"]),
        ("int t[] = { f(x), g(x) };", ["f", "g"]),
        ("f(({ }));", ["-f"]),
        ("int f(int); f(x);", ["-f"]),
    ],
)
def test_what_is_known_about_a_call(statement: str, expected: list[str]) -> None:
    assert calls(statement) == expected


def test_calls_stand_in_the_order_of_their_lines() -> None:
    found = body("for (a();\n b();\n c())\n d();\n e();").calls
    assert [(one.name, one.line) for one in found] == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", 4),
        ("e", 5),
    ]


@pytest.mark.parametrize(
    "call",
    [
        "callback(x);",
        "(*callback)(x);",
        "(**callback)(x);",
        "ops->run(x);",
        "(*ops->run)(x);",
        "ops[0].run(x);",
        "hook(x);",
        "table[x](x);",
        "f(x)(x);",
        "(x ? f : g)(x);",
        "int (*local)(int) = f; local(x);",
        "((void (*)(void))p)();",
    ],
)
def test_a_call_through_a_pointer_is_unseen_and_has_no_name(call: str) -> None:
    found = body(call, PARAMETERS, KNOWN)
    assert [(one.rule, one.reason) for one in found.unseen if one.rule == "WG301"] == [
        ("WG301", "a call through a pointer")
    ]
    assert {one.name for one in found.calls} <= {"f"}


def test_a_call_through_a_macro_is_named_once_and_unseen() -> None:
    found = body("f(x);\nCHECK(x);\nCHECK(x);\n(f)(x);", PARAMETERS, KNOWN)
    assert [one.name for one in found.calls] == ["f", "CHECK", "CHECK", "f"]
    assert [(one.line, one.reason) for one in found.unseen] == [
        (2, "a call through the macro CHECK")
    ]


def test_behind_a_macro_without_parameters_a_function_may_stand() -> None:
    found = body("lock(x);", PARAMETERS, KNOWN)
    assert [one.name for one in found.calls] == ["lock"]
    assert [one.reason for one in found.unseen] == ["a call through the macro lock"]


def test_a_function_of_the_file_hidden_by_a_local_is_called_through_it() -> None:
    found = body("{ int (*f)(int) = callback; f(x); }\nf(x);", PARAMETERS)
    assert [(one.name, one.line) for one in found.calls] == [("f", 2)]
    assert [one.line for one in found.unseen] == [1]
