"""Pointers: how deep they are declared, how long the chains are, and which nobody asked about."""

import pytest

from support.ctrees import body, reading
from worknode_guard.analysis.c.tree import Known
from worknode_guard.model.functions import Pointer

KNOWN = Known(
    macros=frozenset({"row"}),
    pointer_types=frozenset({"list"}),
    objects=frozenset({"table", "rows"}),
)
PARAMETERS = (
    "struct node *p, struct node **pp, struct node s, int a[], int m[3][4], char *v[], int n"
)
TYPES = "typedef struct node *list; typedef int T; "


def marks(text: str, *kinds: str) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in reading(TYPES + text, KNOWN).marks if one.kind in kinds]


def chains(statements: str) -> list[str]:
    found = body(statements, PARAMETERS, KNOWN)
    return [one.text for one in found.marks if one.kind == "pointer-chain"]


def doubts(statements: str) -> list[str]:
    found = body(statements, PARAMETERS, KNOWN)
    return [one.reason for one in found.unseen if one.rule == "WG309"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("void f(char **x) { }", "x"),
        ("void f(char ***x) { }", "x"),
        ("void f(char *x[]) { }", "x"),
        ("void f(char *const *x) { }", "x"),
        ("void f(list *x) { }", "x"),
        ("void f(char *(*x)[3]) { }", "x"),
        ("void f(char **) { }", "a parameter"),
        ("void f(x) char **x; { }", "x"),
        ("void f(void) { char **x; }", "x"),
        ("void f(void) { char **x[3]; }", "x"),
        ("void f(void) { for (char **x = 0; ; ) ; }", "x"),
        ("void f(void) { int a, **x; }", "x"),
        ("void f(void) { list *x; }", "x"),
        ("void f(void) { typedef int *ip; ip *x; }", "x"),
        ("void f(void) { struct { char **x; } s; }", "x"),
        ('void f(void) { struct { _Static_assert(1, ""); char **x; } s; }', "x"),
        ("void f(void) { enum { ONE,\n#pragma a\n TWO }; char **x; }", "x"),
        ("void f(void) { struct { union { char **x; int y; }; int : 3; } s; }", "x"),
        ("void f(void) { g((char **)0); }", "(char **)"),
        ("void f(void) { g((struct s **)0); }", "(struct s **)"),
        ("void f(void) { g((list *)0); }", "(list *)"),
        ("void f(void) { g((struct { int x; } **)0); }", "(struct … **)"),
        ("int main(int x, ...) { char **x; }", "x"),
        ("void f(x, y) char **y; { }", "y"),
        ("void f(void) { (char **)g(); }", "(char **)"),
        ("char **f(void) { }", "f"),
        ("int main(int argc, char **argv, char **envp) { }", "envp"),
        ("int run(int argc, char **argv) { }", "argv"),
    ],
)
def test_a_pointer_to_a_pointer_is_marked(text: str, name: str) -> None:
    assert marks(text, "pointer-depth") == [("pointer-depth", name)]


@pytest.mark.parametrize(
    "text",
    [
        "void f(char *x) { }",
        "char *f(void) { }",
        "void f(char x[]) { }",
        "void f(int x[2][3]) { }",
        "void f(int (*x)[3]) { }",
        "void f(list x) { }",
        "void f(T *x) { }",
        "void f(void) { char *x[3]; }",
        "void f(void) { list x[3]; }",
        "void f(void) { g((char *)0, (list)0); }",
        "void f(void) { g(sizeof(char **)); }",
        "void f(char *(*x)(char *)) { }",
        "int main(int argc, char **argv) { }",
        "int main(int argc, char *argv[]) { }",
        "int main(int c, char **v) { }",
        "int main(int c) { }",
        "int main(void) { }",
        "int main() { }",
        "int main(argc, argv) char **argv; int argc; { }",
    ],
)
def test_one_level_is_not_marked(text: str) -> None:
    assert marks(text, "pointer-depth") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("void f(void (*x)(int)) { }", "x"),
        ("void f(void x(int)) { }", "x"),
        ("void f(void) { void (*x)(int); }", "x"),
        ("void f(void) { void (*x[3])(int); }", "x"),
        ("void f(void) { typedef void (*x)(int); }", "x"),
        ("void f(void) { g((void (*)(int))0); }", "(void (*)())"),
        ("void (*f(void))(int) { }", "f"),
        ("void f(void) { struct { int (*x)(void); } s; }", "x"),
    ],
)
def test_a_function_pointer_is_marked(text: str, name: str) -> None:
    assert marks(text, "function-pointer") == [("function-pointer", name)]


def test_a_function_that_is_declared_inside_is_no_function_pointer() -> None:
    assert marks("void f(void) { int *g(int *); g(0); }", "function-pointer", "pointer-depth") == []


def test_a_pointer_typedef_inside_a_function_is_marked() -> None:
    assert marks("void f(void) { typedef int *x; typedef int y; }", "pointer-typedef") == [
        ("pointer-typedef", "x")
    ]


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("p->next->next;", "p->next->next"),
        ("p->next->next->next = 0;", "p->next->next->next"),
        ("n = p->inner.next->n;", "p->inner.next->n"),
        ("s.next->next->n;", "s.next->next->n"),
        ("(*p).next->n;", "(*p).next->n"),
        ("(*pp)->n;", "(*pp)->n"),
        ("**pp;", "**pp"),
        ("pp[0]->n;", "pp[0]->n"),
        ("pp[n]->n;", "pp[n]->n"),
        ("*pp[0];", "*pp[0]"),
        ("v[0][n];", "v[0][n]"),
        ("*v[0];", "*v[0]"),
        ("*v[0]++;", "*v[0]++"),
        ("*p->name;", "*p->name"),
        ("*p->name++;", "*p->name++"),
        ("*(p->name + 1);", "*(p->name + 1)"),
        ("(p->next + 1)->n;", "(p->next + 1)->n"),
        ("*(int *)(p->any + 4);", "*(p->any + 4)"),
        ("((struct node *)(p->any + n))->n;", "(p->any + n)->n"),
        ("*(*pp + 1);", "*((*pp) + 1)"),
        ("**pp++;", "**pp++"),
        ("((struct node *)p->any)->n;", "p->any->n"),
        ("((struct node *)p->any)[1].n = p->n;", "p->any[1].n"),
        ("(&p->next->inner)->n;", "(&p->next->inner)->n"),
        ("(&p->items[0])->n->n;", "(&p->items[0])->n->n"),
        ("&p->next->n;", "&p->next->n"),
        ("p->items[n + 1]->n;", "p->items[n + 1]->n"),
        ("f(n)->next->n;", "f(…)->next->n"),
        ("p->next->run(n);", "p->next->run"),
        ("f(n)[0]->n;", "f(…)[0]->n"),
        ("p->get(n)[0]->n;", "(…)[0]->n"),
        ("(*pick)(n)->next->n;", "(…)->next->n"),
        ("(*p->next->run)(n);", "p->next->run"),
        ("struct node *t[3]; t[0]->next->n;", "t[0]->next->n"),
        ("if (p && p->next->n) ;", "p->next->n"),
    ],
)
def test_more_than_one_dereference_along_a_chain_is_marked(statement: str, text: str) -> None:
    assert chains(statement) == [text]


@pytest.mark.parametrize(
    "statement",
    [
        "p->n + p->next;",
        "p->n = p->next;",
        "p->inner.n.m;",
        "s.a.b.c;",
        "s.next->n;",
        "(*p).n;",
        "*p;",
        "*pp;",
        "pp[0];",
        "a[0];",
        "a[a[0]];",
        "a[p->n];",
        "m[1][2];",
        "p[n].inner.n;",
        "(&s)->n;",
        "(&s)->next->n;",
        "*&s.n;",
        "(&p->inner)->n;",
        "(&a[1])[2];",
        "&p->items[0];",
        "*(a + p->n);",
        "*(p->n * 2 + a);",
        "*(int *)(long)(p->n + 4);",
        "*(n + a);",
        "f(p->next)->n;",
        "(*p->run)(n);",
        "p->run(n);",
        "(p = p->next)->n;",
        "sizeof(p->next->n);",
        "int t[2][3][4]; t[0][1][2];",
        "struct node t[3]; t[0].next->n; t->n;",
        "struct node t[2][3]; t[0][1].n;",
        "struct node *t[3]; t[0]->n; *t[1];",
        "int (*t)[3] = m; (*t)[0]; t[0][1];",
        "p->items[0];",
        "table[0].n;",
        '"abc"[n];',
        '*&"abc"[n];',
        "*-n;",
        "(int[]){ 1, 2 }[n];",
        "(int[2][2]){ 0 }[n][n];",
        "n = (p->next + n).n;",
        "n = **&p;",
        "offsetof(struct node, next);",
    ],
)
def test_one_dereference_along_a_chain_is_none_too_many(statement: str) -> None:
    assert chains(statement) == []


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        ("p->items[n];", "p->items[n]"),
        ("p->items[n].n = 1;", "p->items[n].n"),
        ("rows[0][1];", "rows[0][1]"),
        ("table[0]->n;", "table[0]->n"),
        ("s.rows[1][2];", "s.rows[1][2]"),
        ("ROW(n)[1]->n;", "ROW(…)[1]->n"),
        ("row(n)[1]->n;", "row(…)[1]->n"),
        ("p->items[0]; p->others[1];", "p->items[0]"),
    ],
)
def test_an_index_on_what_is_declared_elsewhere_is_a_doubt(statement: str, text: str) -> None:
    assert chains(statement) == []
    assert doubts(statement) == [f"whether {text} indexes arrays or pointers"]


@pytest.mark.parametrize("statement", ["p->n;", "a[0];", "table[0];", "&p->items[0];", "p->n->n;"])
def test_what_is_certain_is_no_doubt(statement: str) -> None:
    assert doubts(statement) == []


def test_the_arguments_of_main_are_no_chain() -> None:
    text = "int main(int argc, char **argv) { return argv[1][0] == **argv; }"
    assert marks(text, "pointer-chain") == []
    assert reading(text).pointers == ()
    assert marks(text.replace("main", "run"), "pointer-chain") == [
        ("pointer-chain", "**argv"),
        ("pointer-chain", "argv[1][0]"),
    ]


def asked(statements: str, parameters: str = "struct node *p, int n") -> list[Pointer]:
    known = Known(pointer_types=frozenset({"list"}), macros=frozenset({"CHECK"}))
    text = f"{TYPES}void f({parameters}) {{ {statements} }}"
    return list(reading(text, known).pointers)


@pytest.mark.parametrize(
    "statement",
    [
        "p->n = 1;",
        "p->n.m = 1;",
        "n = *p;",
        "n = p[1];",
        "(*p).n = 1;",
        "n = *p++;",
        "n = *(p + n);",
        "n = *(n + p);",
        "n = *(1 + p);",
        "n = (p + 1)->n;",
        "n = *(int *)(p + 4);",
        "n = *(char *)p;",
        "n = ((struct other *)p)->n;",
        "n = ((struct other *)p)[1];",
        "g(&p->n);",
        "g(p->n);",
        "if (p->n) ;",
        "while (*p) p++;",
        "if (p->n && p) ;",
        "if (n) p->n = 1;",
        "for (; p->n; ) ;",
        "for (;; p->n++) ;",
        "int x = p->n;",
        "p->n = 1; if (p) ;",
        "p++; p->n = 1;",
        "n = -n + ~n; p->n = 1;",
        "n = p + 1; p->n = 1;",
        "p += 1; p->n = 1;",
        "n ? p->n : 0;",
        "g(p[0]);",
        "{ int *p = 0; if (p) ; } p->n = 1;",
    ],
)
def test_a_pointer_parameter_is_dereferenced_before_any_test(statement: str) -> None:
    assert asked(statement) == [Pointer("p", 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "if (p) p->n = 1;",
        "if (!p) return; p->n = 1;",
        "if (p == 0) return; p->n = 1;",
        "if (n && p != 0 && p->n) ;",
        "while (p) p = p->next;",
        "for (; p; p = p->next) ;",
        "for (; n; p->n++) if (!p) break;",
        "do p = 0; while (p->n);",
        "n = p ? p->n : 0;",
        "n = p && p->n;",
        "n = !p || p->n;",
        "n = p != 0; if (n) p->n = 1;",
        "n = !p; if (!n) p->n = 1;",
        "if (g(p)) p->n = 1;",
        "if (n > 0 && g(n, p)) p->n = 1;",
        "switch (g(p)) { case 1: p->n = 1; }",
        "assert(p != 0); p->n = 1;",
        "assert(p && n); p->n = 1;",
        "p = g(); p->n = 1;",
        "n = sizeof(*p);",
        "n = sizeof(p->n);",
        "g(&p[1]);",
        "g(&*p);",
        "g(p + 1);",
        "g(p);",
        "n = n * (n - 1);",
        "struct node *p = g(); p->n = 1;",
    ],
)
def test_a_pointer_parameter_is_tested_first_or_not_dereferenced(statement: str) -> None:
    assert asked(statement) == []


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ("char p[]", True),
        ("char p[4]", True),
        ("int p[2][3]", True),
        ("list p", True),
        ("char **p", True),
        ("T p", False),
        ("int (*p)(void)", False),
        ("struct node p", False),
    ],
)
def test_which_parameters_are_pointers(parameters: str, found: bool) -> None:  # noqa: FBT001
    assert bool(asked("(*p)(); p[0];" if "(*" in parameters else "*p;", parameters)) is found


def test_only_the_first_dereference_of_each_parameter_is_told() -> None:
    text = "\nq->n = 1;\np->n = 2;\nq->n = 3;"
    assert asked(text, "struct node *p, struct node *q") == [Pointer("q", 2), Pointer("p", 3)]


def test_who_was_given_the_pointer_before_may_have_asserted() -> None:
    found = asked("CHECK(p); g(n, (void *)p); CHECK(p); h(&p); (*p->run)(p); g2(p);")
    assert found == [Pointer("p", 1, ("CHECK", "g", "h"))]


@pytest.mark.parametrize(
    ("statement", "given"),
    [
        ("assert(p);", ("assert",)),
        ("assert((long)p);", ("assert",)),
        ("assert(is_sound(n, p));", ("is_sound", "assert")),
        ("assert(size(p) > 0);", ("size", "assert")),
        ("assert(n ? 1 : g(p));", ("g", "assert")),
        ("g(&p);", ("g",)),
        ("g(sizeof(p), sizeof(*p));", ()),
        ("g(n);", ()),
        ("(*g)(p);", ()),
    ],
)
def test_every_call_around_a_pointer_was_given_it(statement: str, given: tuple[str, ...]) -> None:
    assert asked(f"{statement} p->n = 1;") == [Pointer("p", 1, given)]


def test_the_call_that_dereferences_was_not_given_it_before() -> None:
    assert asked("g(p, p->n);") == [Pointer("p", 1)]


def test_lines_are_those_of_the_places() -> None:
    text = "void f(struct node *p,\n char **x)\n{\n p\n  ->next->n = 1;\n goto out;\nout:\n ;\n}"
    assert [(one.line, one.kind) for one in reading(text).marks] == [
        (2, "pointer-depth"),
        (4, "pointer-chain"),
        (6, "goto"),
    ]
