"""Global names, shared defaults, programs that nobody asks, dropped exceptions, state."""

import pytest

from worknode_guard.analysis.python.facts import read
from worknode_guard.model.functions import FileFacts

HEAD = "import subprocess, os, collections, builtins\nfrom collections import deque as dq\n"


def facts(text: str) -> FileFacts:
    found = read(text)
    assert isinstance(found, FileFacts)
    return found


def marks(body: str, head: str = HEAD) -> list[tuple[str, int, str]]:
    """Give kind, line below `def`, and text."""
    found = facts(f"{head}def f(x, y):\n {body}\n").functions[-1]
    above = head.count("\n") + 1
    return [(one.kind, one.line - above, one.text) for one in found.marks]


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("global a\n a = 1", "global-statement", "a"),
        ("global a\n a += 1", "global-statement", "a"),
        ("global a\n del a", "global-statement", "a"),
        ("global a\n import a", "global-statement", "a"),
        ("global a\n def a(): pass", "global-statement", "a"),
        ("global a\n for a in x: pass", "global-statement", "a"),
        ("subprocess.run(x)", "unchecked-run", "subprocess.run"),
        ("return subprocess.run(x, text=True)", "unchecked-run", "subprocess.run"),
        ("z = subprocess.run(x)\n g(z.stdout)", "unchecked-run", "subprocess.run"),
        ("subprocess.call(x)", "unchecked-run", "subprocess.call"),
        ("os.system(x)", "unchecked-run", "os.system"),
        ("eval(x)", "dynamic-code", "eval"),
        ("return map(exec, x)", "dynamic-code", "exec"),
        ("builtins.exec(x)", "dynamic-code", "builtins.exec"),
        ("builtins.eval(x)", "dynamic-code", "builtins.eval"),
        ("return [eval(z) for z in x]", "dynamic-code", "eval"),
        ("from m import *", "star-import", "m"),
        ("from .. import *", "star-import", ".."),
    ],
)
def test_a_mark(body: str, kind: str, text: str) -> None:
    assert marks(body) == [(kind, 1, text)]


@pytest.mark.parametrize(
    "body",
    [
        "global a\n return a",
        "nonlocal_ = 1",
        "subprocess.run(x, check=True)",
        "subprocess.run(x, check=False)",
        "subprocess.run(x, **y)",
        "return subprocess.run(x).returncode",
        "z = subprocess.run(x)\n if z.returncode: g()",
        "subprocess.run(x).check_returncode()",
        "return subprocess.call(x)",
        "if os.system(x): g()",
        "subprocess.check_output(x)",
        "x.run(y)",
        "run(x)",
        "x.eval(y)",
        "ast.literal_eval(x)",
        "eval = x\n eval(y)",
        "from m import a, b",
        "def g(z=1): pass",
    ],
)
def test_no_mark(body: str) -> None:
    assert marks(body) == []


@pytest.mark.parametrize(
    ("handlers", "expected"),
    [
        ("except: pass", [("swallowed-exception", 2, "whatever it is")]),
        ("except E: ...", [("swallowed-exception", 2, "E")]),
        ("except (A, m.B) as z:\n  'why'", [("swallowed-exception", 2, "(A, m.B)")]),
        ("except A: g()\n except B: pass", [("swallowed-exception", 3, "B")]),
        ("except* A: pass", [("swallowed-exception", 2, "A")]),
        ("except A: return", []),
        ("except A: raise", []),
        ("except A: z = 1", []),
        ("finally: pass", []),
    ],
)
def test_dropped_exceptions(handlers: str, expected: list[tuple[str, int, str]]) -> None:
    assert marks(f"try: g()\n {handlers}") == expected


MUTABLE = [
    "[]", "{}", "{1}", "[a for a in b]", "{a: a for a in b}", "{a for a in b}", "list()",
    "dict(a=1)", "set()", "bytearray(3)", "[0] * 3", "collections.defaultdict(int)", "dq()",
    "collections.OrderedDict()",
]  # fmt: skip
FROZEN = [
    "None", "()", "(1, 2)", "1 + 2", "'a'", "frozenset()", "tuple()", "x.list()", "field(list)",
    "(a for a in b)", "lambda: []", "list", "collections.namedtuple('A', 'b')", "own()",
]  # fmt: skip


@pytest.mark.parametrize("default", MUTABLE)
def test_mutable_defaults(default: str) -> None:
    head = f"{HEAD}def f(a, b=1, /, c={default}, *d,\n e, g={default}, **h): pass\n"
    found = facts(head).functions[0].marks
    assert [tuple(one) for one in found] == [
        ("mutable-default", 3, "c"),
        ("mutable-default", 4, "g"),
    ]


def test_defaults_of_lambdas() -> None:
    assert marks("return lambda a, b=[]: b") == [("mutable-default", 1, "b")]


@pytest.mark.parametrize("default", FROZEN)
def test_other_defaults(default: str) -> None:
    assert facts(f"{HEAD}def f(a={default}, *, b={default}): pass\n").functions[0].marks == ()


def test_a_file_that_defines_its_own_list_has_frozen_ones() -> None:
    assert facts("class list: pass\ndef f(a=list()): pass\n").functions[0].marks == ()


CHANGES = [
    "s.append(1)", "s[0] = 1", "s[0] += 1", "del s[0]", "s[0][1] = 2", "s[0].add(1)",
    "s.update(x)", "s[0], x = 1, 2", "global s\n s = 1", "global s\n s += [1]",
    "return [s.pop() for _ in x]", "for s[0] in x: pass", "lambda: s.clear()",
    "def g():\n  s.append(1)", "x = s.setdefault(1, 2)", "s = 1\n def g():\n  global s\n  s = 2",
]  # fmt: skip
NO_CHANGES = [
    "return s[0]", "x = s.get(1)", "s = []\n s.append(1)", "for s in x: s.append(1)",
    "x.s.append(1)", "self.s[0] = 1", "global s\n return s", "return [s.pop() for s in x]",
    "def g(s):\n  s.append(1)", "s: list = []\n s[0] = 1", "t.append(1)", "print(s)", "s2.pop()",
    "def g():\n  nonlocal s\n  s = 2\n s = 1",
]  # fmt: skip


@pytest.mark.parametrize("body", CHANGES)
def test_state_that_a_function_changes(body: str) -> None:
    for text in ("s = []\n", "s: list = []\n", "s = r = {}\n", "r, s = 1, []\n"):
        found = facts(f"\n{text}def f(x):\n {body}\n").marks
        assert ("mutable-state", 2, "s") in found


@pytest.mark.parametrize("body", NO_CHANGES)
def test_state_that_no_function_changes(body: str) -> None:
    assert facts(f"s = []\ndef f(self, x):\n {body}\n").marks == ()


@pytest.mark.parametrize("value", ["1", "()", "f()", "frozenset()", "None"])
def test_what_is_no_container(value: str) -> None:
    assert facts(f"s = {value}\ndef f(self, x):\n s.append(1)\n").marks == ()


def test_state_of_the_module_only() -> None:
    assert facts("__all__ = []\ndef f():\n __all__.append(1)\n").marks == ()
    assert facts("r, s = x\ndef f():\n s.append(1)\n").marks == ()
    assert facts("r[0], s = [], 1\ndef f():\n s.append(1)\n").marks == ()
    assert facts("class A:\n s = []\ndef f():\n s.append(1)\n").marks == ()
    assert facts("s = []\ns.append(1)\nclass A:\n s.append(2)\n").marks == ()
    found = facts("if x:\n s = []\nelse:\n s = {}\nclass A:\n def m(self): s.clear()\n")
    assert [tuple(one) for one in found.marks] == [("mutable-state", 2, "s")]


def test_code_outside_functions() -> None:
    text = "from m import *\nclass A:\n exec(x)\n def f(self): eval(x)\ny = [eval(z) for z in x]\n"
    found = facts(text)
    assert [tuple(one) for one in found.marks] == [
        ("star-import", 1, "m"),
        ("dynamic-code", 3, "exec"),
        ("dynamic-code", 5, "eval"),
    ]
    assert [tuple(one) for one in found.functions[0].marks] == [("dynamic-code", 4, "eval")]
