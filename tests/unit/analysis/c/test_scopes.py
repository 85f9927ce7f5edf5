"""Which locals are declared wider than the one block that uses them, and what a name means."""

import pytest

from support.ctrees import body
from worknode_guard.analysis.c.tree import Known


def wide(statements: str) -> list[str]:
    found = body(statements, "int n, int c, int *a, struct node *head")
    return [one.text for one in found.marks if one.kind == "wide-local"]


@pytest.mark.parametrize(
    "statements",
    [
        "int x; if (c) { x = f(); g(x); }",
        "int x = 3; if (c) { g(x); }",
        "int x = n; if (c) { g(x); }",
        "int x = -(n + 1); if (c) { g(x); }",
        "int x; if (c) { g(1); } else { x = f(); g(x); }",
        "int x; { x = 1; { g(x); } }",
        "int x; if (c) { if (n) { g(1); } else { x = 1; g(x); } }",
        "int x; switch (n) { case 1: { x = 1; g(x); } }",
        "int x; while (c) { x = f(); g(x); }",
        "int x; for (int i = 0; i < n; i++) { x = a[i]; g(x); }",
        "int x; do { x = f(); g(x); } while (c);",
        "int x = 0; while (c) { x = f(); g(x); }",
        "int x; while (c) { g(1); x = f(); g(x); }",
        "int x; while (c) { if (n) { x = f(); g(x); } }",
        "while (c) { int x = 0; if (n) { x++; g(x); } }",
        "char t[8]; if (c) { t[0] = 1; g(t[0]); }",
        "char t[N] = { 0, 1 }; if (c) { g(t[n]); }",
        "struct point x; if (c) { x.y = 1; g(x.y); }",
        "int x; if (c) { goto out; x = 1; g(x); } out: ;",
        'const char *x = "text"; if (c) { g(x); }',
        "int x; if (c) { while ((x = f()) != 0) g(x); }",
        "int x; if (c) { x = 1; x += 2; while (x) { x = f(); g(x); } }",
        "int x; if (c) { g(sizeof(x)); }",
        "again: ; int x = 1; if (c) { x++; g(x); } goto again;",
        "int x; again: if (c) { x = f(); g(x); } goto again;",
    ],
)  # fmt: skip
def test_one_block_uses_it(statements: str) -> None:
    assert wide(statements) == ["x" if " x" in statements or "*x" in statements else "t"]


@pytest.mark.parametrize(
    "statements",
    [
        "int x = 1; g(x);",
        "int x; if (c) { x = 1; } g(x);",
        "int x = 1; if (c) { g(x); } else { h(x); }",
        "int x; if (c) x = 1;",
        "int x = 1; if (x) { g(x); }",
        "int x = 1; while (x) { x = f(); }",
        "if (c) { int x = 1; g(x); }",
        "int x;",
        "int x = 1; if (n) { g(1); } else if (c) { g(x); } else { h(x); }",
        "int x; switch (n) { case 1: x = 1; g(x); break; case 2: x = 2; g(x); }",
        # It may be carried from one iteration to the next.
        "int x = 0; while (c) { x++; g(x); }",
        "int x = 0; while (c) { g(x); x = f(); }",
        "int x = 0; while (c) { x = x + 1; g(x); }",
        "int x = 0; while (c) { if (n) x = 1; g(x); }",
        "int x = 0; while (c) { if (n) { x = 1; } g(x); }",
        "int x = 0; while (c) { if (n) { x++; g(x); } }",
        "int x = 0; while (c) { n && (x = 1); g(x); }",
        "int x = 0; do { x += n; g(x); } while (c);",
        "int x = 0; for (;;) { for (;;) { x++; g(x); } }",
        "int x = 0; again: if (c) { x++; g(x); goto again; }",
        "struct point x; while (c) { x.y = 1; g(x.z); }",
        # It counts.
        "int i; if (c) { for (i = 0; i < n; i++) g(i); }",
        "int i = 0; if (c) { while (i < n) { g(i); i++; } }",
        "struct node *p; if (c) { for (p = head; p; p = p->next) { g(p); } }",
        "struct node *p; if (c) { p = head; while (p) { g(p); p = p->next; } }",
        "for (int i = 0; ; ) { i++; }",
        "int i; if (c) { for (i = f(); g(); i = h()) { g(i); } }",
        "int i; if (c) { i = 9; while (i--) { g(i); } }",
        f"int i; if (c) {{ i = 9; while (i) {{ i = i{' + 1' * 99}; g(i); }} }}",
        "struct node *p; if (c) { p = head; while (p) { g(p); p = next(0, p); } }",
        "int i; if (c) { i = 9; do { g(i); i = 2 + i; } while (i < n); }",
        "int i; if (c) { i = 9; do { g(i); i += 2; } while (i < n); }",
        # Its first value would be another one there.
        "int x = f(); if (c) { g(x); }",
        "int x = *a; if (c) { g(x); }",
        "int x = head->n; if (c) { g(x); }",
        "int x = n; n = 2; if (c) { g(x); }",
        "int x = n++; if (c) { g(x); }",
        "int y; g(&y); int x = y; if (c) { g(x); }",
        "char t[n]; if (c) { t[0] = 1; }",
        # It may be used through its address.
        "int x; if (c) { g(&x); }",
        "struct point x; if (c) { g(&x.y); }",
        "char t[8]; if (c) { g(t); }",
        "char t[8]; if (c) { g(&t[1]); }",
        "char t[8][8]; if (c) { g(&t[1][2]); }",
        "char t[8]; if (c) { g(t + 1); }",
        # It lasts, or others see it.
        "static int x; if (c) { x++; }",
        "extern int x; if (c) { x++; }",
        "volatile int x = 1; if (c) { g(x); }",
        "enum { ONE = 1 }; if (c) { g(ONE); }",
        "const int t[] = { 1, 2 }; if (c) { g(t[n]); }",
        # A jump may pass by the new declaration.
        "int x; if (c) { x = 1; out: g(x); } if (n) goto out;",
    ],
)
def test_it_stands_where_it_belongs_or_nobody_can_tell(statements: str) -> None:
    assert wide(statements) == []


def test_a_parameter_is_declared_where_it_is() -> None:
    assert wide("if (c) { n = 1; g(n); }") == []


def test_the_address_of_what_a_local_points_to_is_not_its_own() -> None:
    assert wide("struct node *p = head; if (c) { g(&p->n); }") == ["p"]
    assert wide("int *p = a; if (c) { g(&p[1]); }") == ["p"]


def test_the_mark_stands_at_the_declaration() -> None:
    found = body("int a,\n x;\nif (a) {\n x = 1; }")
    assert [(one.line, one.text) for one in found.marks] == [(2, "x")]


def test_each_of_two_locals_of_one_name_is_judged_for_itself() -> None:
    found = body("int x = 1;\nif (n) {\n int x = 2;\n if (n) {\n g(x); } }\ng(x);")
    assert [(one.line, one.text) for one in found.marks] == [(3, "x")]


def uses(statements: str, parameters: str = "void") -> set[str]:
    known = Known(objects=frozenset({"count", "table", "other"}))
    return set(body(statements, parameters, known).uses)


@pytest.mark.parametrize(
    "statements",
    [
        "count = 1;",
        "count++;",
        "count += 2;",
        "g(count);",
        "g(&count);",
        "count();",
        "g(sizeof(count));",
        "g(sizeof count);",
        "count.x = 1;",
        "count->x = 1;",
        "count[0] = 1;",
        "*count = 1;",
        "g(count.a.b->c);",
        "g(x[count]);",
        "int t[count];",
        "int t[] = { [count] = 1 };",
        "int x = count;",
        "int x = ({ count; });",
        "{ int count = 1; } count = 2;",
        "{ int count = 1; g(count); } g(count);",
        "count = 2; int count = 1;",
        "extern int count; count = 1;",
        "{ int count; { extern int count; count = 1; } }",
        "g((struct point){ .x = count });",
        "if (count) ;",
        "while (count) ;",
        "switch (count) { }",
        "switch (1) { case 1: count = 1; }",
        "for (; count; ) ;",
        "return count;",
        "g(_Generic(1, int: count));",
        '_Static_assert(1, ""); again: count = 1;',
    ],
)  # fmt: skip
def test_an_object_of_the_file_is_used(statements: str) -> None:
    assert uses(statements) == {"count"}


@pytest.mark.parametrize(
    ("statements", "parameters"),
    [
        ("count = 1;", "int count"),
        ("int count = 1; count++;", "void"),
        ("int count; { count = 1; }", "void"),
        ("for (int count = 0; count < 9; count++) g(count);", "void"),
        ("enum { count, table }; g(count, table);", "void"),
        ("typedef int count; count x = 1; g((count)x);", "void"),
        ("g(s.count, p->count);", "void"),
        ("struct point s = { .count = 1 };", "void"),
        ("goto count; count: ;", "void"),
        ("int (*f)(int count);", "void"),
        ("g(offsetof(struct point, count));", "void"),
        ("struct { int count; } s;", "void"),
        ("int count = sizeof(count);", "void"),
    ],
)
def test_a_hidden_or_another_name_is_no_use(statements: str, parameters: str) -> None:
    assert uses(statements, parameters) == set()
