"""Everything at file scope is a function, a declaration, or told to be neither."""

import pytest

from worknode_guard.analysis.c.lexer import tokenize
from worknode_guard.analysis.c.split import Outline, split


def outline(text: str) -> tuple[Outline, list[str], list[int]]:
    tokens = tokenize(text)
    return split(tokens.texts, tokens.lines), tokens.texts, tokens.lines


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("int f(void) { return 1; }", ["f"]),
        ("int f(void) { } int g(int a) { }", ["f", "g"]),
        ("static struct point *f(struct point *p) { }", ["f"]),
        ("main() { }", ["main"]),
        ("int f(a, b) int a; char *b; { }", ["f"]),
        ("int f(a) register int a; { } int g(void) { }", ["f", "g"]),
        ("LUA_API int (lua_gettop) (lua_State *L) { }", ["lua_gettop"]),
        ("void (*signal(int number, void (*handler)(int)))(int) { }", ["signal"]),
        ("int (*table(void))[3] { }", ["table"]),
        ("API(int) f(void) { }", ["f"]),
        ("static int f(int a) UNUSED(a) { }", ["f"]),
        ("int f(void) __attribute__((noinline)) { }", ["f"]),
        ("__attribute__((constructor(101))) static void f(void) { }", ["f"]),
        ("[[nodiscard]] int f(void) { }", ["f"]),
        ("__declspec(dllexport) int f(void) { }", ["f"]),
        ("void tick(void) interrupt 5 _naked { }", ["tick"]),
        ("TEST(sums) { }", ["TEST"]),
        ("YY_DECL { }", ["YY_DECL"]),
        ("static YY_DECL { } int f(void) { }", ["YY_DECL", "f"]),
        ("void noreturn(void) { }", ["noreturn"]),
        ("DEFINE_LIST(items)\nstatic int f(void) { }", ["f"]),
        ("DEFINE_LIST(items)\nint x;\nint f(void) { }", ["f"]),
        ('extern "C" { int f(void) { } int x; }', ["f"]),
        ("typeof(int) f(void) { }", ["f"]),
        ("int f(int a[static 3], char *argv[]) { }", ["f"]),
        ("int f(void (*call)(int)) { }", ["f"]),
        ("struct s { int a; } f(void) { }", ["f"]),
        ("enum kind f(void) NOTHROW { }", ["f"]),
        ("int f(void) { struct s { int a; } x = { 1 }; if (x.a) { } }", ["f"]),
        ("int f(void) { int g(int a) { return a; } return g(1); }", ["f"]),
    ],
)
def test_functions(text: str, names: list[str]) -> None:
    found, texts, _ = outline(text)
    assert [one.head.name for one in found.definitions] == names
    assert found.unclear == []
    assert found.open == 0
    assert all(texts[one.open] == "{" and texts[one.close] == "}" for one in found.definitions)


@pytest.mark.parametrize(
    "text",
    [
        "int x;",
        "int x = 3, *y;",
        "int table[] = { 1, 2, { 3 } };",
        "struct point { int x; int y; };",
        "typedef struct { int a; } T;",
        "struct __attribute__((packed)) s { int a; } x;",
        "struct ALIGN(8) s { int a; };",
        "enum { A, B = 2 };",
        "enum kind : unsigned char { A };",
        "union { int a; float b; } u = { .a = 1 };",
        "int f(void);",
        "int f(a, b);",
        "int f(int a) __attribute__((pure));",
        "MODULE_LICENSE(x);",
        "DECLARE(int x;)\nint y;",
        "struct ops o = { .run = run_it };",
        "int x = ({ 3; });",
        '_Static_assert(sizeof(int) == 4, "int");',
    ],
)  # fmt: skip
def test_declarations(text: str) -> None:
    found, _, _ = outline(text)
    assert found.definitions == []
    assert found.unclear == []
    assert found.declarations


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("int a;\nnamespace x {\nint b;\n}\nint c;", [(2, 4)]),
        ("int a;\n{\n}\n", [(2, 3)]),
        ("int a;\n}\nint b;", [(2, 2)]),
        ("int a;\nMODULE_END", [(2, 2)]),
        ("class X {\n};", [(1, 2)]),
    ],
)
def test_what_is_neither_is_told(text: str, lines: list[tuple[int, int]]) -> None:
    found, _, numbers = outline(text)
    assert [(numbers[a], numbers[b]) for a, b in found.unclear][: len(lines)] == lines


def test_an_open_brace_is_told() -> None:
    found, _, numbers = outline("int a;\nint f(void) {\n  if (a) {\n}\n")
    assert found.open == 1
    assert [(numbers[a], numbers[b]) for a, b in found.unclear] == [(2, 4)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("static\nint\nf(void) { }", 1),
        ("__attribute__((x))\nint f(void) { }", 2),
        ("__attribute__((x(\n1)))\nint f(void) { }", 3),
        ("LIST_HEAD(a)\nint f(void) { }", 2),
        ("EXPORTED\nint f(void) { }", 2),
        ("EXPORTED int f(void) { }", 1),
    ],
)
def test_a_function_begins_with_its_return_type(text: str, line: int) -> None:
    found, _, lines = outline(text)
    one = found.definitions[0]
    assert lines[one.start + one.head.start] == line


def test_a_function_made_by_a_macro_bears_its_name() -> None:
    found, _, _ = outline("START_TEST(adds) { }\nint f(void) { }")
    assert [(one.head.name, one.head.made) for one in found.definitions] == [
        ("START_TEST", True),
        ("f", False),
    ]


def test_assembly_is_seen_in_the_head() -> None:
    found, _, _ = outline("__asm void f(void) { mov r0 }")
    assert found.definitions[0].head.assembly
