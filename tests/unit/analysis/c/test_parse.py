"""One function at a time becomes a tree, though no header was read and no macro expanded."""

import pytest
from pycparser import c_ast

from worknode_guard.analysis.c.lexer import tokenize
from worknode_guard.analysis.c.normal import Normal, normalise
from worknode_guard.analysis.c.parse import Parsed, parse
from worknode_guard.analysis.c.signature import signature
from worknode_guard.analysis.c.split import split
from worknode_guard.analysis.c.types import guess_types


def parsed(text: str) -> tuple[Parsed | None, Normal]:
    tokens = tokenize(text)
    one = split(tokens.texts, tokens.lines).definitions[-1]
    triples = list(zip(tokens.kinds, tokens.texts, tokens.lines, strict=True))
    normal = normalise(triples[one.open : one.close + 1])
    head = signature(triples[one.start : one.open], one.head)
    return parse([*head, *normal.tokens], guess_types(head, normal.tokens)), normal


def body(*statements: str) -> str:
    return "int f(T *p, int n) {\n" + "\n".join(statements) + "\n}\n"


PLAIN = (
    "T x = *p; return x.y;",
    "u8 *a, **b = NULL; a = (u8 *)p; return a[n];",
    "size_t k = (size_t)-1; return k * n;",
    "return (uintptr_t)n + (T)n;",
    "unsigned long long int k = 1ULL << 3; return k;",
    "struct node *next = p->next; enum kind k = A; return next == 0;",
    "bool ok = true; return ok;",
    'printf("%" PRIu64 "\\n", n); log(PREFIX "a" SUFFIX); return 0;',
    'return strlen("a" STRINGIFY(b) "c");',
    "int a __attribute__((unused)) = 3; return a;",
    '__asm__ volatile ("nop" : : "r" (n)); return 0;',
    "typeof(n) a = n; __typeof__(*p) b; return a;",
    "switch (n) { case 1 ... 5: return 1; default: return 0; }",
    "return n ?: 3;",
    "static void *labels[] = { &&one, &&two }; goto *labels[n]; one: return 1; two: return 2;",
    "va_list ap; char *s = va_arg(ap, char *); int k = va_arg(ap, int); return k + s[0];",
    "return offsetof(T, field) + sizeof(T) + sizeof(struct node);",
    "T local = (T){ .a = 1, [2] = 3 }; return local.a;",
    "int (*call)(int) = p->call; return call(n) + (*call)(n) + p->call(n);",
    "callback_t *c = (callback_t *)p; return ((int (*)(int))c)(n);",
    "for (iter_t *i = p->first; i; i = i->next) n++; return n;",
    "int x = ({ int y = n; y + 1; }); return x;",
    "if (n) ; else while (n--) ; do n++; while (n < 3); return n;",
    "const T *q = p; const struct s *r; T const *t = p; return q == t;",
    "T v, w; T *q; q = &v; w = v; return *q;",
    "[[maybe_unused]] int a = 1; return a;",
    "label: n++; if (n < 3) goto label; return _Generic(n, int: 1, default: 2);",
    "__extension__ long long k = 0; return k;",
    "return sizeof p->x + sizeof(int) * (n);",
    "x y; y = n; return y;",
    "MAYBE const char *s = p->s; return s[n];",
)
"""Statements of a body that need no repair."""


@pytest.mark.parametrize("statements", PLAIN)
def test_no_repair_is_needed(statements: str) -> None:
    found, _ = parsed(body(statements))
    assert found is not None
    assert (found.repaired, found.lost) == (False, [])


REPAIRED = (
    "FOREACH(p, n) { n++; } return n;",
    'TEST("one") { n++; } TEST("two") { n--; } return n;',
    "BEGIN_SAFE n++; END_SAFE return n;",
    "run_with_period(100) { n++; } return n;",
    "GET(n) if (n) return 1; return 0;",
    "k = cast(u8 *, p); l = cast(node_t, n); return k;",
    "rax *rax = malloc(sizeof(*rax)); return rax->n;",
    "const LIST_OF(item) *all = p->all; return all[n];",
)


@pytest.mark.parametrize("statements", REPAIRED)
def test_macros_are_worked_around(statements: str) -> None:
    found, _ = parsed(body(statements))
    assert found is not None
    assert found.repaired


@pytest.mark.parametrize("statements", ["return 1uu;", "return 1lll + n;"])
def test_what_the_parser_slips_on_is_no_tree(statements: str) -> None:
    """It raises ValueError for these constants, not an error of its own."""
    found, _ = parsed(body(statements))
    assert found is None


@pytest.mark.parametrize(
    ("statements", "lost"),
    [
        ("COMPARE(n, <, 3); return n;", [["n", ",", "<", ",", "3"]]),
        ("EACH(int i = 0, p); return n;", [["int", "i", "=", "0", ",", "p"]]),
        ("n = 1 2 3; return n;", [["n", "=", "1", "2", "3"]]),
    ],
)
def test_what_is_taken_out_comes_back(statements: str, lost: list[list[str]]) -> None:
    found, _ = parsed(body(statements))
    assert found is not None
    assert [[token[1] for token in run] for run in found.lost] == lost


@pytest.mark.parametrize(
    "head",
    [
        "static inline T *f(T *p)",
        "API int f(T *p)",
        "LUA_API T f(T *p)",
        "EXPORT(int) f(T *p)",
        "TEST(name)",
        "int (f)(T *p)",
        "int f(p, n) T *p; int n;",
        "void (*f(int a))(int)",
        "static __inline__ __attribute__((always_inline)) unsigned f(const T *restrict p)",
        "int f(int (WINAPI *call)(void))",
        "int f(call_t (*call)(T *), T p[static 3])",
        "struct s *f(struct s *p)",
        "f(p)",
    ],
)
def test_heads(head: str) -> None:
    found, _ = parsed(head + " { return 0; }")
    assert found is not None
    assert isinstance(found.tree, c_ast.FuncDef)


def test_lines_are_those_of_the_file() -> None:
    found, _ = parsed("/* 1\n2 */\nint f(int a)\n{\n  FOREACH(a)\n  { a++; }\n  return\n  a;\n}\n")
    assert found is not None
    last = found.tree.body.block_items[-1]
    assert (type(last).__name__, last.coord.line, last.expr.coord.line) == ("Return", 7, 8)


def test_extensions_that_are_taken_out_are_given_back() -> None:
    _, normal = parsed(body('asm("nop"); n = ({ g(); }); goto *p;'))
    assert [(run[0][2], len(run)) for run in normal.assembly] == [(2, 4)]
    assert [[token[1] for token in run] for run in normal.fragments] == [
        ["{", "g", "(", ")", ";", "}"]
    ]
    words = " ".join(token[1] for token in normal.tokens)
    assert words == "{ ; n = 0 ; { p ; goto *p ; } }"


@pytest.mark.parametrize("text", ["int f(void) { if ( { } }", "int f(void) { ) ) ( }"])
def test_what_nothing_helps_is_none(text: str) -> None:
    assert parsed(text)[0] is None


def test_deep_nesting_is_none_and_no_error() -> None:
    deep = "{" * 3000 + "}" * 3000
    assert parsed("int f(void) " + deep)[0] is None


def test_a_name_is_not_tried_twice() -> None:
    """A guess that is taken back and made again would go round for ever."""
    found, _ = parsed(body("a b c d e f g; h i j k l m; return n;"))
    assert found is None or found.repaired
