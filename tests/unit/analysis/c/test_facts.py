"""A whole C file: every definition located, each at its level, and nothing left out unsaid."""

from textwrap import dedent

import pytest

from worknode_guard.analysis.c.facts import read
from worknode_guard.model.functions import FunctionFacts, Mark


def one(text: str) -> FunctionFacts:
    functions = read(text).functions
    assert len(functions) == 1
    return functions[0]


def names(text: str) -> list[str]:
    return [found.name for found in read(text).functions]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("int f(int a) { return a; }", "ast"),
        ("int f(a) int a; { return a; }", "ast"),
        ("int f(int a) { return ({ int b = a; b; }); }", "ast"),
        ("int f(int a) { static void *t[] = { &&x }; goto *t[a]; x: return a; }", "ast"),
        ("int f(int a) { EACH(a) { a++; } return a; }", "repaired"),
        ("TEST(sums) { check(1); }", "repaired"),
        ("int f(int a) { COMPARE(a, <, 3); return a; }", "repaired"),
        ("int f(void) { if ( { } }", "tokens"),
        ("int f(int a) { int g(int b) { return b; } return g(a); }", "tokens"),
        ("__asm void f(void) { mov r0, r1 }", "opaque"),
        ('void f(void) { __asm volatile ("nop"); }', "opaque"),
        ("void f(void) { __asm { mov eax, 1 } }", "opaque"),
    ],
)
def test_level(text: str, level: str) -> None:
    assert one(text).level == level


def test_functions_of_every_branch_are_located() -> None:
    text = dedent("""\
        #ifdef WINDOWS
        int f(void) { return 1; }
        #else
        int f(void) { if (g()) return 2; return 3; }
        # ifdef BSD
        int h(void) { return 1; }
        # else
        int i(void) { return 1; }
        # endif
        #endif
        """)
    found = [(each.name, each.line, each.complexity) for each in read(text).functions]
    assert found == [("f", 2, 1), ("f", 4, 2), ("h", 6, 1), ("i", 8, 1)]


def test_another_branch_inside_a_function_is_scanned() -> None:
    text = dedent("""\
        int f(int a)
        {
        #ifdef X
            a = g(a);
        #else
            while (a) h(a);
            goto out;
        #endif
        out:
            return a;
        }
        """)
    found = one(text)
    assert (found.level, found.complexity) == ("ast", 1)
    assert [call.name for call in found.calls] == ["g", "h"]
    assert ("goto", 7) in [(mark.kind, mark.line) for mark in found.marks]
    assert ("WG302", 6, "another branch of an #if") in found.unseen


def test_heads_in_two_branches_are_one_function() -> None:
    text = dedent("""\
        #ifdef X
        int f(int a)
        #else
        static int f(long a)
        #endif
        {
            return a;
        }
        """)
    found = one(text)
    assert (found.name, found.line, found.end_line) == ("f", 2, 8)
    assert [call.name for call in found.calls] == []


def test_calls_inside_statement_expressions_are_seen() -> None:
    found = one("int f(int a) { return ({ for (;;) g(a); h(({ i(a); })); }); }")
    assert {call.name for call in found.calls} == {"g", "h", "i"}
    assert [loop.bounded for loop in found.loops] == ["no"]


def test_what_the_parser_does_not_take_is_still_scanned() -> None:
    found = one("int f(int *a) { COMPARE(g(a), <, *a); return 0; }")
    assert {call.name for call in found.calls} == {"COMPARE", "g"}
    assert {unseen.rule for unseen in found.unseen} >= {"WG307", "WG309"}


def test_tokens_alone_give_calls_and_gotos() -> None:
    found = one("int f(struct s *p) { if ( { g(1); p->run(2); int h(int); goto out; } out: ; }")
    assert found.level == "tokens"
    assert [call.name for call in found.calls] == ["g"]
    assert [mark.kind for mark in found.marks] == ["goto"]
    assert ("WG301", 1, "a call through a pointer") in found.unseen


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("int a;\nnamespace x {\n}\n", "lines 2 to 3 are neither a function nor a declaration"),
        (
            "int a;\nRB_GENERATE(a, b);",
            "what the macro RB_GENERATE stands for is not known: line 2",
        ),
        ("int f(void) {\n", "braces do not balance: functions may have been missed"),
        ("#if X\nint a;\n", "a conditional section has no partner: line 1"),
        ("#pragma asm\nmov r0\n#pragma endasm\n", "assembly is not analysed: lines 1 to 3"),
        ("int a;\n/* b", "a comment never ends: line 2"),
    ],
)
def test_what_is_not_read_is_said(text: str, problem: str) -> None:
    assert problem in read(text).problems


def test_a_private_object_of_one_function_is_marked() -> None:
    text = dedent("""\
        static int count;
        static int shared;
        static const int limit = 3;
        static int seed = 1, *place = &seed;
        int open;
        static int used_by_macro;
        #define USED (used_by_macro + 1)
        int f(void) { shared++; return ++count + limit + seed; }
        int g(void) { int count = 0; return shared + count + open; }
        """)
    marks = [(m.line, m.text) for m in read(text).marks if m.kind == "single-user-object"]
    assert marks == [(1, "count")]


def test_a_type_or_member_of_the_same_name_is_no_user_of_an_object() -> None:
    text = "struct a { int b; };\nstatic struct a a = { .b = 1 };\nint f(void) { return a.b; }\n"
    assert [mark.text for mark in read(text).marks] == ["a"]
    assert read(f"static int *p = &a.b;\n{text}int *g(void) {{ return p; }}").marks == (
        Mark("single-user-object", 1, "p"),
    )


def test_static_is_linkage() -> None:
    found = read("static int f(void) { return 1; } void g(void) { }").functions
    assert [(each.static, each.public, each.valued) for each in found] == [
        (True, False, True),
        (False, True, False),
    ]


def test_a_table_of_a_hundred_thousand_numbers_is_a_declaration() -> None:
    text = "static const int t[] = {" + "1, " * 100_000 + "};\nint f(void) { return t[0]; }\n"
    assert names(text) == ["f"]
    assert read(text).problems == ()


def test_a_function_of_twenty_thousand_lines_is_read() -> None:
    text = "int f(int a)\n{\n" + "    a = g(a);\n" * 20_000 + "    return a;\n}\n"
    found = one(text)
    assert (found.level, found.lines, len(found.calls)) == ("ast", 20_004, 20_000)


@pytest.mark.parametrize("depth", [50, 500, 5000])
def test_deep_nesting_is_no_error(depth: int) -> None:
    text = "int f(int a) { " + "if (a) { " * depth + "g(a); " + "} " * depth + "return a; }"
    found = one(text)
    assert (found.complexity, found.nesting) == (depth + 1, depth)
    assert [call.name for call in found.calls] == ["g"]


def test_a_computed_jump_leaves_an_endless_loop() -> None:
    found = one("int f(void **p) { for (;;) { if (g()) goto *p[1]; else h(); } }")
    assert [loop.bounded for loop in found.loops] == ["unproven"]
    assert [(mark.kind, mark.text) for mark in found.marks if "goto" in mark.kind] == [
        ("computed-goto", "*p [ 1 ]")
    ]


def test_an_operand_of_assembly_is_a_use() -> None:
    text = """\
static int shared;
int f(int a)
{
    int wide = a;
    if (a) { wide++; }
    __asm__ volatile ("nop" : "=r" (wide), "=m" (shared));
    return a;
}
int g(void) { return shared; }
"""
    found = read(text)
    assert [mark.kind for mark in found.functions[0].marks] == []
    assert [mark.kind for mark in found.marks] == []
