"""One function's tree: return types, jumps, and trees of every shape and depth."""

from collections import Counter
from collections.abc import Iterator
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pycparser import c_ast

from support.ctrees import body, function, reading
from worknode_guard.analysis.c.tree import Known, read


@pytest.mark.parametrize(
    ("head", "valued"),
    [
        ("void f(void) { }", False),
        ("static inline void f(void) { }", False),
        ("int f(void) { }", True),
        ("f(void) { }", True),
        ("void *f(void) { }", True),
        ("struct s f(void) { }", True),
        ("enum e f(void) { }", True),
        ("unsigned long f(void) { }", True),
        ("void (*f(void))(int) { }", True),
        ("list f(void) { }", True),
        # A name that may mean `void`: a value that is returned decides.
        ("T f(void) { }", None),
        ("T f(void) { return; }", None),
        ("T f(void) { return 1; }", True),
        ("T *f(void) { }", True),
    ],
)
def test_whether_a_function_gives_a_value(head: str, valued: bool | None) -> None:  # noqa: FBT001
    known = Known(pointer_types=frozenset({"list"}))
    assert reading("typedef int T; typedef int list; " + head, known).valued is valued


def test_every_jump_is_marked_once_with_its_label() -> None:
    found = body("goto a;\nif (x) { goto b; }\na: b: goto a;")
    assert [(one.kind, one.line, one.text) for one in found.marks] == [
        ("goto", 1, "a"),
        ("goto", 2, "b"),
        ("goto", 3, "a"),
    ]


def test_a_computed_jump_is_a_label_with_a_star_and_a_way_out() -> None:
    tree = function("void f(void) { while (1) { goto target; } }")
    tree.body.block_items[0].stmt.block_items[0].name = "*target"
    found = read(tree, Known())
    assert [(one.kind, one.text) for one in found.marks] == [("computed-goto", "*target")]
    assert found.loops[0].reason == "only a goto ends it"


def test_an_empty_function_has_nothing() -> None:
    found = body("")
    assert found[:5] == ((), (), (), (), ())
    assert found.uses == frozenset()


def test_what_other_text_could_refute_is_not_said() -> None:
    text = """void f(struct s *p, int n) {
        int x, y;
        if (n) { x = 1; y = 2; g(x, y); }
        p->n = 1;
        for (int i = 0; i < 10; i++) { }
        for (int j = n; j < n + 9; j++) { }
        for (int k = 0; k < 10; k--) { }
    }"""
    plain = reading(text)
    assert [one.text for one in plain.marks] == ["x", "y"]
    assert [one.name for one in plain.pointers] == ["p"]
    assert [one.bounded for one in plain.loops] == ["yes", "yes", "no"]
    found = reading(text, elsewhere="x p i n")
    assert [one.text for one in found.marks] == ["y"]
    assert found.pointers == ()
    assert [(one.rule, one.line, one.reason) for one in found.unseen] == [
        ("WG307", 4, "whether p is tested where only tokens were read")
    ]
    assert [(one.bounded, one.reason) for one in found.loops] == [
        ("unproven", "i or its bound stands where only tokens were read"),
        ("unproven", "j or its bound stands where only tokens were read"),
        ("no", "its step moves k away from its bound"),
    ]


def test_the_newest_c_is_read_too() -> None:
    text = """void f(int n) { typeof(g(n)) **x; typeof(table[0]) y; [[likely]] h();
        [[fallthrough]]; while (true) { [[maybe_unused]] k(); } auto z = (typeof(n) **)0; }"""
    found = read(function(text, newest=True), Known(objects=frozenset({"table"})))
    assert [(one.name, one.dropped) for one in found.calls] == [("h", True), ("k", True)]
    assert [(one.kind, one.text) for one in found.marks] == [
        ("pointer-depth", "x"),
        ("pointer-depth", "(… **)"),
    ]
    assert found.loops[0].bounded == "no"
    assert found.uses == {"table"}


def test_parts_that_nobody_knows_are_walked_too() -> None:
    class Extension(c_ast.Node):  # type: ignore[misc]  # pycparser has no types
        def __init__(self, inner: c_ast.Node) -> None:
            self.inner = inner

        def __iter__(self) -> object:
            return iter([self.inner])

    tree = function("void f(void) { g(h()); }")
    tree.body.block_items[0].args.exprs[0] = Extension(tree.body.block_items[0].args.exprs[0])
    assert [one.name for one in read(tree, Known()).calls] == ["g", "h"]


DEEP = {
    "blocks": "{" * 500 + "f();" + "}" * 500,
    "conditions": "if (x) {" * 500 + "f();" + "}" * 500,
    "loops": "while (x) " * 500 + "f();",
    "else-if": "if (x) ; " + "else if (x) ; " * 2000 + "else f();",
    "sums": "x = f()" + " + y" * 5000 + ";",
    "products": "x = " + "y * (" * 500 + "f()" + ")" * 500 + ";",
    "conditional": "x = " + "y ? 1 : " * 1000 + "f();",
    "logic": "if (x" + " && y" * 5000 + " && f()) ;",
    "calls": "f(" + "g(" * 500 + "1" + ")" * 501 + ";",
    "casts": "x = " + "(int)" * 500 + "f();",
    "negations": "x = " + "!" * 500 + "f();",
    "assignments": "x = " * 500 + "f();",
    "members": "x" + "->y" * 5000 + " = f();",
    "indices": "x = y" + "[y" * 500 + "]" * 500 + " + f();",
    "stars": "x = " + "*" * 500 + "y + f();",
    "sizes": "x = sizeof(" * 500 + "y" + ")" * 500 + " + f();",
    "commas": "f()" + ", x++" * 5000 + ";",
    "cases": "switch (x) {" + "case 1: " * 400 + "f(); }",
    "switches": "switch (x) { case 1: " * 300 + "f();" + "}" * 300,
    "initialisers": "int t[] = " + "{" * 500 + "f()" + "}" * 500 + ";",
    "pointers": "int " + "*" * 500 + "x = f();",
    "structures": "struct {" * 300 + "int x;" + "} s;" * 300 + "f();",
    "labels": "".join(f"l{n}: " for n in range(400)) + "f();",
    "declarations": "int x;" * 5000 + "f();",
    "statement expressions": "x = " + "({ " * 300 + "f();" + " });" * 300,
}


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP.keys())
def test_depth_and_length_are_no_matter(text: str) -> None:
    tree = function(f"void f(struct s *p) {{ {text} }}")
    started = process_time()
    found = read(tree, Known())
    assert process_time() - started < 1
    assert "f" in {one.name for one in found.calls}


@pytest.mark.parametrize(
    "unit",
    [
        "for (i = 0; i < n; i++) { if (p->a->b[i] == g(i, &x)) { int y = i; x = x + y; } }",
        "{ int y = 1; if (n) { while (1) { if (x) goto l#; y++; } } l#: x = 1; if (x) goto l#; }",
        "int y# = 1; if (n) { y# = g(y#); }",
        "g(i, p, h(1 + 2), x ? 1 : 2);",
    ],
)
def test_time_grows_with_the_length_only(unit: str) -> None:
    """Forty times as many statements must not take a multiple of forty times as long."""
    times = []
    for count in (50, 2000):
        statements = " ".join(unit.replace("#", str(n)) for n in range(count))
        tree = function(f"void f(struct s *p, int n) {{ int i, x; {statements} }}")
        times.append(min(seconds(tree, 2000 // count) for _ in range(3)))
    assert times[1] < 15 * times[0]


def seconds(tree: c_ast.FuncDef, often: int) -> float:
    started = process_time()
    for _ in range(often):
        read(tree, Known())
    return process_time() - started


NAMES = st.sampled_from(["a", "b", "p", "q", "SIZE", "f", "table"])
VALUES = st.recursive(
    NAMES | st.sampled_from(["0", "1", "'c'", '"s"', "sizeof(int)", "sizeof a"]),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner,
                  st.sampled_from(["+", "*", "&&", "||", "==", "<", "-", ">>"]), inner),
        st.builds("({}{})".format, st.sampled_from(["*", "&", "!", "-", "++", "--", "~"]), NAMES),
        st.builds("{}->{}".format, NAMES, NAMES),
        st.builds("{}[{}]".format, NAMES, inner),
        st.builds("{}({}, {})".format, NAMES, inner, inner),
        st.builds("(*{})({})".format, NAMES, inner),
        st.builds("({} {} {})".format, NAMES, st.sampled_from(["=", "+=", "<<="]), inner),
        st.builds("({} ? {} : {})".format, inner, inner, inner),
        st.builds("((T *){})".format, inner),
        st.builds("((void){})".format, inner),
        st.builds("({}, {})".format, inner, inner),
        st.builds("({{ {}; }})".format, inner),
        st.builds("(T){{ {}, .x = {} }}".format, inner, inner),
    ),
    max_leaves=6,
)  # fmt: skip
STATEMENTS = st.recursive(
    st.one_of(
        st.builds("{};".format, VALUES),
        st.builds("return {};".format, VALUES),
        st.builds("int {} = {};".format, st.sampled_from(["a", "b"]), VALUES),
        st.sampled_from(["break;", "continue;", ";", "goto out;", "return;", "T *p, **q[2];",
                         "int (*f)(void);", "static T table[] = { 1 };", "extern int a;",
                         "struct { union { T *p; int a; }; int : 3; struct { int b[4]; } q; } s;",
                         "enum e { SIZE = 1, a } b;", "union u; struct t { int a; } t;",
                         "typedef T *(*F)(T **, ...); F g;", '_Static_assert(1, "");',
                         "int x[2][SIZE] = { [0] = { 1, [1] = a }, };", "_Alignas(8) int y;",
                         "__builtin_va_arg(p, char **);", "T g(T, T *[]);", "volatile int v;",
                         "f(_Generic(a, int: f(b), default: _Alignof(T)));", 'L"x"[0];',
                         "int y; { y = 1; a = y; }", "case 1: f(a, b); default: ;"]),
    ),
    lambda inner: st.one_of(
        st.builds("{{ {} {} }}".format, inner, inner),
        st.builds("if ({}) {{ {} }} else {{ {} }}".format, VALUES, inner, inner),
        st.builds("while ({}) {{ {} }}".format, VALUES, inner),
        st.builds("do {{ {} }} while ({});".format, inner, VALUES),
        st.builds("for ({}; {}; {}) {{ {} }}".format, VALUES, VALUES, VALUES, inner),
        st.builds("for (int a = {}; a < {}; a++) {{ {} }}".format, VALUES, VALUES, inner),
        st.builds("switch ({}) {{ case 1: {{ {} }} default: ; }}".format, VALUES, inner),
    ),
    max_leaves=8,
)  # fmt: skip


def _nodes(tree: c_ast.Node) -> Iterator[c_ast.Node]:
    rest = [tree]
    while rest:
        node = rest.pop()
        yield node
        rest.extend(node)


@settings(max_examples=300, deadline=None)
@given(st.lists(STATEMENTS, max_size=4))
def test_any_nesting_can_be_read(statements: list[str]) -> None:
    text = "typedef int T; void f(T *p, char **q, int a, int b) { %s out: ; }"
    tree = function(text % " ".join(f"{{ {one} }}" for one in statements))
    known = Known(
        frozenset({"f"}), frozenset({"T"}), frozenset({"SIZE"}), frozenset({"table", "a"})
    )
    found = read(tree, known)
    seen = Counter(type(node) for node in _nodes(tree))
    assert len(found.loops) == seen[c_ast.For] + seen[c_ast.While] + seen[c_ast.DoWhile]
    assert sum(one.kind == "goto" for one in found.marks) == min(seen[c_ast.Goto], 1)
    assert len(found.calls) <= seen[c_ast.FuncCall]
    assert found.valued is False
    assert found.uses <= {"table", "a"}
