"""Which loops have an end that can be read off, and why the others have none."""

import pytest

from support.ctrees import body
from worknode_guard.analysis.c.tree import Known
from worknode_guard.model.functions import Loop

KNOWN = Known(
    constants=frozenset({"limit"}),
    objects=frozenset({"shared"}),
    hidden=frozenset({"HIDDEN"}),
)
PARAMETERS = "int n, int *a, struct node *head, int *b[]"


def loops(statements: str) -> tuple[Loop, ...]:
    return body(statements, PARAMETERS, KNOWN).loops


def only(statements: str) -> tuple[str, str]:
    """The outermost loop's verdict; it begins first."""
    first = loops(statements)[0]
    return first.bounded, first.reason


@pytest.mark.parametrize(
    "loop",
    [
        "for (int i = 0; i < 10; i++) g(i);",
        "int i; for (i = 0; i <= 10; ++i) { }",
        "int i = 0; for (; i < 10; i++) { }",
        "int i; for (i = n; i < 10; i += 2) { }",
        "for (int i = 10; i > 0; i--) { }",
        "for (int i = 9; i >= 0; --i) { }",
        "for (int i = 9; i >= 0; i -= 3) { }",
        "for (unsigned i = 10; i > 0; i--) { }",
        "for (int i = 0; i != 10; i++) { }",
        "for (int i = 0; i != 10; i += 5) { }",
        "for (int i = 10; i; i--) { }",
        "for (int i = 10; i--; ) { }",
        "for (int i = 10; i-- > 0; ) { }",
        "for (int i = 0; 10 > i; i++) { }",
        "for (int i = 0; i + 1 < 10; i++) { }",
        "for (int i = 0; (unsigned)i < 10u; i = i + 1) { }",
        "for (int i = 0; i < 10; i = 1 + i) { }",
        "for (int i = 0; i < 10; i -= -1) { }",
        "for (int i = 0; i < LIMIT; i++) { }",
        "for (int i = 0; i < limit - 1; i += STEP) { }",
        "for (int i = 0; i < (int)sizeof(int); i++) { }",
        "int t[4]; for (int i = 0; i < sizeof(t) / sizeof(t[0]); i++) { }",
        "int t[4]; for (int i = 0; i < ARRAY_SIZE(t); i++) { }",
        "for (int i = 0; i < ARRAY_SIZE(shared); i++) { }",
        "for (int i = 0; i < BIT(3); i++) { }",
        "for (int i = 0; i < offsetof(struct node, next); i++) { }",
        "for (int i = 0; i != 010; i += 4) { }",
        "for (int i = 0; i != '\\n'; i += 5) { }",
        "for (int i = 0; 1 + i - 2 < 10; i++) { }",
        "for (int i = 8; i != 0; i >>= 1) { }",
        "for (int i = 0; i < 10; i += STEP) { }",
        "for (int i = 0; i < 10; i++, i++) { }",
        "for (int i = 0; i < 10; i = (int)(i + 2)) { }",
        "for (float x = 0; x < 1.0; x += 0.5) { }",
        "for (int *p = a; p < a + 10; p++) { }",
        "for (int *p = a; p != &a[10]; ++p) { }",
        "for (int *p = a + 9; p >= a; p--) { }",
        "for (int *p = shared + 1; p < shared + LIMIT; p++) { }",
        "for (int i = n; i < n + 10; i += 2) { }",
        "for (int i = n - 9; i <= n; i++) { }",
        "const int most = 4; for (int i = 0; i < most; i++) { }",
        "const int most = LIMIT; for (int i = 0; i < most; i++) { }",
        "for (int i = 0; LIMIT + i < 10; i++) { }",
        "enum { few = 3 }; for (int i = 0; i < few; i++) { }",
        "for (char c = 'a'; c <= 'z'; c++) { }",
        "for (int i = 0; i < 10 && !g(); i++) { }",
        "for (int i = 0; g() && a[i] && i < 10; i++) { }",
        "for (int i = 0, j = n; i < 10; i++, j--) { }",
        "for (int i = 0; i < 10; i++) { if (g()) continue; if (a[i]) break; }",
        "for (int i = 0; i < 10; i++) { int i = 0; i++; }",
        "for (int i = 1; i < 1024; i *= 2) { }",
        "for (int i = 1; i < 1024; i <<= 1) { }",
        "for (int i = n; i > 0; i /= 2) { }",
        "for (int i = n; i != 0; i /= 10) { }",
        "for (unsigned i = n; i; i >>= 1) { }",
        "typedef unsigned char uint8_t; for (uint8_t i = 0; i < 255; i++) { }",
        "for (int i = 0; i < 10; i++) { for (int j = 0; j < 10; j++) { } }",
        "for (; 0; ) { }",
        "do { g(); } while (0);",
        "do g(); while (false);",
        "while (0) g();",
        "while (FALSE) g();",
        "while (NULL) g();",
        "for (int i = 0; i + LIMIT < 99; i++) { }",
    ],
)
def test_an_end_can_be_read_off(loop: str) -> None:
    assert only(loop) == ("yes", "")


@pytest.mark.parametrize(
    ("loop", "reason"),
    [
        ("while (1) { }", "it has no way out"),
        ("while (1) g();", "it has no way out"),
        ("for (;;) { g(); }", "it has no way out"),
        ("do { g(); } while (1);", "it has no way out"),
        ("while (true) { }", "it has no way out"),
        ("while (!0) { }", "it has no way out"),
        ("while (TRUE) { }", "it has no way out"),
        ("while (1 == 1) { }", "it has no way out"),
        ('while ("ever") { }', "it has no way out"),
        ("while (n = g(), 1) { }", "it has no way out"),
        ("for (int i = 0; ; i++) { }", "it has no way out"),
        ("while (1) { for (;;) break; }", "it has no way out"),
        ("while (1) { switch (n) { case 1: break; } }", "it has no way out"),
        ("while (1) { again: if (n) goto again; }", "it has no way out"),
        ("while (1) { continue; } return;", "it has no way out"),
        ("for (int i = 0; i < 10; i++) i--;", "its counter i is changed in the body"),
        ("for (int i = 0; i < 10; i++) { i = g(); }", "its counter i is changed in the body"),
        ("for (int i = 0; i < 10; i++) { while (a[i]) { i++; } }",
         "its counter i is changed in the body"),
        ("for (int i = 0; i < 10; i++) for (i = 0; i < 5; i++) { }",
         "its counter i is changed in the body"),
        ("for (int i = 0; i < n; i++) { n--; }", "its bound n is changed in the body"),
        ("for (int i = 0; i < n - 1; i++) { n = g(); }", "its bound n is changed in the body"),
        ("for (int i = 0; i < n; i++, n++) { }", "its bound n moves with i"),
        ("for (int i = n; i < n + 10; i++) { n++; }", "its bound n is changed in the body"),
        ("for (int *p = shared; p < shared + 9; p++) { shared++; }",
         "its bound shared is changed in the body"),
        ("for (n = n; n < n + 10; n++) { }", "its bound n moves with n"),
        ("for (int i = 0; i < 10; i--) { }", "its step moves i away from its bound"),
        ("for (int i = 10; i > 0; i++) { }", "its step moves i away from its bound"),
        ("for (int i = 0; i < n; i -= 2) { }", "its step moves i away from its bound"),
        ("for (int i = 10; i != 0; i++) { }", "its step moves i away from its bound"),
        ("for (int i = 0; i != 9; i += 2) { }", "its step passes over its bound"),
        ("for (int i = 0; i < 10; i += 0) { }", "its step leaves i as it is"),
        ("for (int i = 0; i < 10; i *= 2) { }", "its step leaves i as it is"),
        ("for (int i = 1; i < 10; i *= 1) { }", "its step leaves i as it is"),
        ("for (int i = n; i > 1; i >>= 0) { }", "its step leaves i as it is"),
        ("for (unsigned i = 9; i >= 0; i--) { }", "i is unsigned and never below 0"),
        ("for (size_t i = 9; i >= 0; i--) { }", "i is unsigned and never below 0"),
        ("for (int i = n; i >= 0; i /= 2) { }", "its step never moves i below 0"),
        ("for (uint8_t i = 0; i < 256; i++) { }", "its type ends i at 255, before its bound"),
        ("for (unsigned char i = 0; i <= 255; i++) { }",
         "its type ends i at 255, before its bound"),
        ("for (int i = 0; i < 10; ) { }", "it has no step"),
        ("for (int i = 0; i < 10; ) { i++; }", "its counter i is changed in the body"),
        ("for (; g(); ) { }", "it has no step"),
        ("int i; for (i = n; i; ) { i = g(); }", "its counter i is changed in the body"),
        ("for (; a < head; ) { a = g(); }", "its counter a is changed in the body"),
        ("for (; a != 5; ) { a = g(); }", "its counter a is changed in the body"),
        ("for (; a; n++) { a = g(); }", "its counter a is changed in the body"),
        ("for (int i = 0; i < 10; n++) { }", "its condition does not ask about n"),
        ("for (int i = 0; !g(); i++) { }", "its condition does not ask about i"),
        ("for (; n; g()) { }", "it has no counter"),
        ("for (; g(); g()) { }", "it has no counter"),
        ("for (shared = 0; shared < 10; shared++) { shared = g(); }",
         "its counter shared is changed in the body"),
    ],
)  # fmt: skip
def test_there_is_no_end_to_read_off(loop: str, reason: str) -> None:
    declared = "typedef unsigned long size_t; typedef unsigned char uint8_t; "
    assert only(declared + loop) == ("no", reason)


@pytest.mark.parametrize(
    ("loop", "reason"),
    [
        ("while (1) { if (n) break; }", "only a break ends it"),
        ("for (;;) { switch (n) { case 1: return; } }", "only a return ends it"),
        ("while (1) { if (g()) exit(1); }", "only exit() ends it"),
        ("do { longjmp(n, 1); } while (1);", "only longjmp() ends it"),
        ("while (1) { while (1) { goto out; } } out: ;", "only a goto ends it"),
        ("for (int i = 0; ; i++) { if (i > 9) break; }", "only a break ends it"),
        ("for (int i = 0; i < n; i++) { }", "its bound n is a variable"),
        ("for (int i = 0; i < HIDDEN; i++) { }", "its bound HIDDEN is a variable"),
        ("for (int i = 0; n > i; i++) { }", "its bound n is a variable"),
        ("for (int i = 0; i < n - 1; i++) { }", "its bound is an expression"),
        ("for (int i = 0; i < strlen(a); i++) { }", "its bound strlen(…) is a call"),
        ("for (int i = 0; i < head->n; i++) { }", "its bound head->n is a variable"),
        ("for (int i = 0; i < SIZE(head->n); i++) { }", "its bound SIZE(…) is a call"),
        ("for (int i = 0; i < SIZE(); i++) { }", "its bound SIZE(…) is a call"),
        ("for (int i = 0; i < (*pick)(n); i++) { }", "its bound (…) is a call"),
        ("for (int i = 0; i < *a; i++) { }", "its bound is an expression"),
        ("for (int i = 0; 10 - i > 0; i++) { }", "its end depends on values"),
        ("for (int i = 0; i * 2 < 10; i++) { }", "its end depends on values"),
        ("for (int i = 0; i + n < 10; i++) { }", "its end depends on values"),
        ("for (int i = 0; i < 10; i = n) { }", "it walks i by values"),
        ("for (int i = 0; i < 10; i = n - i) { }", "it walks i by values"),
        ("for (int i = 0; i < 10; i ^= 3) { }", "it walks i by values"),
        ("for (int i = 0; i < 10; i *= 0) { }", "it walks i by values"),
        ("for (int i = 0; i < 10; i *= -2) { }", "it walks i by values"),
        ("for (int i = 0; i < 10; i++, i--) { }", "it walks i by values"),
        ("for (int i = -8; i != 0; i >>= 1) { }", "i may be negative and never 0"),
        ("for (int i = 0; i < MAX(n, 4); i++) { }", "its bound MAX(…) is a call"),
        ("for (int i = 0, j = 9; i < j; i++, j--) { }", "its bound j is a variable"),
        ("for (int i = 0; i < 10; i += n) { }", "the step of i is a variable"),
        ("for (int i = n; i > 0; i--) { }", "i counts down from a variable"),
        ("for (; n > 0; n--) { }", "n counts down from a variable"),
        ("for (int i = n; i < 10; i *= 2) { }", "i is multiplied from an unknown start"),
        ("for (int i = n; i != 0; i >>= 1) { }", "i may be negative and never 0"),
        ("for (int i = n; i < head->n + 10; i++) { }", "its bound is an expression"),
        ("for (int *p = a; p < a + n; p++) { }", "its bound is an expression"),
        ("for (int *p = a + n; p < a + 9; p++) { }", "its bound is an expression"),
        ("for (int i = n; i != n + 10; i += 2) { }", "its step may pass over its bound"),
        ("for (int i = n; i < n + 10; i *= 2) { }",
         "i is multiplied from an unknown start"),
        ("for (int i = n; i != 9; i += 3) { }", "its step may pass over its bound"),
        ("for (int i = 0; i != 9; i += STEP) { }", "its step may pass over its bound"),
        ("for (int i = n; i != 3; i /= 2) { }", "its step may pass over its bound"),
        ("for (int i = 1; i != 0; i *= 2) { }", "its step may pass over its bound"),
        ("for (int i = 0; i + 1 != 10; i += 2) { }", "its step may pass over its bound"),
        ("for (int i = -1; i < 9; i *= 2) { }", "i is multiplied from an unknown start"),
        ("int i = 1; for (i += 2; i > 0; i--) { }", "i counts down from a variable"),
        ("for (; shared; ) { shared = g(); }", "it walks shared until it is null"),
        ("for (; a != head; ) { a = g(); }", "it walks a until it is null"),
        ("for (int i = 1; i != 64; i *= 2) { }", "its step may pass over its bound"),
        ("int i; g(&i); for (i = 0; i < 10; i++) { }", "the address of its counter i is taken"),
        ("for (shared = 0; shared < 9; shared++) { }",
         "its counter shared is no local variable"),
        ("for (head->n = 0; head->n < 9; head->n++) { }", "its end depends on values"),
        ("struct node *p; for (p = head; p; p = p->next) { }", "it walks p by values"),
        ("struct node *p; for (p = head; p != NULL; p = p->next) { }", "it walks p by values"),
        ("struct node *p; for (p = head; p; ) { p = p->next; }", "it walks p until it is null"),
        ("for (; *a; a++) { }", "its end depends on values"),
        ("for (int i = 0; a[i] != 0; i++) { }", "its end depends on values"),
        ("for (int i = 0; i < 10 || g(); i++) { }", "its end depends on values"),
        ("for (int i = 0; i == 0; i++) { }", "its end depends on values"),
        ("for (first(head); valid(head); next(head)) { }", "its end depends on values"),
        ("for (; head; NEXT) { }", "NEXT is a macro"),
        ("for (int i = 0; MORE; i++) { }", "MORE is a macro"),
        ("for (; g(); ADVANCE()) { }", "ADVANCE is a macro"),
        ("while (n) { n--; }", "its end depends on values"),
        ("int i = 0; while (i < 10) { i++; }", "its end depends on values"),
        ("while (FOREVER) { }", "its end depends on values"),
        ("do { } while (n);", "its end depends on values"),
    ],
)  # fmt: skip
def test_the_end_depends_on_what_is_not_written(loop: str, reason: str) -> None:
    assert only(loop) == ("unproven", reason)


@pytest.mark.parametrize(
    ("loop", "bounded"),
    [
        # Every condition of a conjunction ends the loop, so the best one counts.
        ("for (int i = 0; i < n && i < 10; i++) { }", "yes"),
        ("for (int i = 0, j = 0; i < 10 && j < 10; i++) { j--; }", "yes"),
        ("for (int i = 0; i < n && n > 0; i++) { n--; }", "no"),
        # A name that hides the counter is another object.
        ("for (int i = 0; i < 10; i++) { { int i; i = 3; } }", "yes"),
        ("for (int i = 0; i < 10; i++) { { int k; i = 3; } }", "no"),
        # Changed before and behind the loop is not changed in it.
        ("int i = 3; i++; for (i = 0; i < 10; i++) { } i = 4;", "yes"),
        # A local in capitals is no constant; neither is an object of the file.
        ("int N = n; for (int i = 0; i < N; i++) { }", "unproven"),
        ("for (int i = 0; i < shared; i++) { }", "unproven"),
    ],
)
def test_what_decides(loop: str, bounded: str) -> None:
    assert only(loop)[0] == bounded


def test_a_way_out_of_an_inner_loop_is_none_of_the_outer_one() -> None:
    found = loops("while (1) {\n for (;;) {\n break; } }")
    assert [(one.line, one.kind, one.bounded) for one in found] == [
        (1, "while", "no"),
        (2, "for", "unproven"),
    ]


def test_a_return_in_an_inner_loop_ends_both_and_one_before_ends_none() -> None:
    found = loops("if (n) return;\nwhile (1) { do { return; } while (1); }\nwhile (1) { }")
    assert [one.bounded for one in found] == ["unproven", "unproven", "no"]


def test_a_jump_inside_of_one_loop_is_none_out_of_the_next() -> None:
    found = loops("out: while (1) { goto in; in: ; } while (1) { } goto out;")
    assert [one.bounded for one in found] == ["no", "no"]


def test_each_loop_has_its_line_and_kind() -> None:
    found = loops("for (;;)\n;\ndo\n;\nwhile (n);\nwhile\n(n) ;")
    assert [(one.line, one.kind) for one in found] == [(1, "for"), (3, "do"), (6, "while")]
