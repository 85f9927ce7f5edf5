"""Which function a call means, by Python's scopes; and which calls nobody can bind."""

from textwrap import dedent

import pytest

from worknode_guard.analysis.python.facts import read
from worknode_guard.analysis.python.outline import outline
from worknode_guard.model.functions import Call, FileFacts, FunctionFacts


def functions(text: str) -> dict[str, FunctionFacts]:
    found = read(dedent(text))
    assert isinstance(found, FileFacts)
    return {one.name: one for one in found.functions}


def names(text: str, function: str) -> list[str]:
    return [call.name for call in functions(text)[function].calls]


CLASS = """\
class Base:
    def __init__(self): pass
    def close(self): pass
    def open(self): pass
class A(Base):
    def close(self): {}
    @staticmethod
    def make(self): self.close()
    class Inner:
        def close(self): pass
"""


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("self.close()", ["A.close"]),
        ("self.open()", ["Base.open"]),
        ("self.missing()", ["A.missing"]),
        ("self.x.close()", ["self.x.close"]),
        ("type(self).close(1)", ["type"]),
        ("super().close()", ["Base.close", "super"]),
        ("super().unknown()", ["super"]),
        ("A.close(self)", ["A.close"]),
        ("A.open(self)", ["Base.open"]),
        ("A()", ["Base.__init__"]),
        ("close()", ["close"]),
        ("lambda: self.close()", ["A.close"]),
        ("[x.close() for x in self.all()]", ["x.close", "A.all"]),
        ("other.close()", ["other.close"]),
        ("self[0].close()", []),
        ("'{}'.format(f(1))", ["f"]),
    ],
)
def test_calls_in_a_method(body: str, expected: list[str]) -> None:
    assert names(CLASS.format(body), "A.close") == expected


def test_a_static_method_has_no_receiver() -> None:
    assert names(CLASS.format("pass"), "A.make") == ["self.close"]


def test_a_class_method_and_a_function_inside_know_the_class() -> None:
    text = """\
        class A:
            @classmethod
            def m(cls):
                cls.n()
                return cls(1)
            def n(self):
                def inner(): self.m()
                inner()
        """
    assert names(text, "A.m") == ["A.n", "A"]
    assert names(text, "A.n") == ["A.n.inner"]
    assert names(text, "A.n.inner") == ["A.m"]


@pytest.mark.parametrize(
    ("head", "call", "expected"),
    [
        ("import subprocess", "subprocess.run()", "subprocess.run"),
        ("import subprocess as sp", "sp.run()", "subprocess.run"),
        ("import os.path", "os.path.join()", "os.path.join"),
        ("import os.path as p", "p.join()", "os.path.join"),
        ("def g(): pass", "g.cache_clear()", "g.cache_clear"),
        ("from m import g\ndef g(): pass", "g()", "g"),
        ("g = h\nclass g: pass", "g()", "g"),
        ("from os import path as p", "p.join()", "os.path.join"),
        ("from subprocess import run", "run()", "subprocess.run"),
        ("from pack.mod import load as l", "l()", "load"),
        ("from . import mod", "mod.load()", "mod.load"),
        ("from .mod import f as g", "g()", ".mod.f"),
        ("import time as _time\nclass time: pass", "_time.sleep()", "_time.sleep"),
        ("", "print()", "print"),
        ("g = f", "g()", "f"),
        ("g = h\nh = f", "g()", "f"),
        ("from collections import namedtuple\nP = namedtuple('P', 'x')", "P()", "P"),
    ],
)
def test_names_from_elsewhere(head: str, call: str, expected: str) -> None:
    assert names(f"{head}\ndef f():\n    {call}\n", "f") == [expected]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("def f(g): g()", "the value g"),
        ("def f(*g, **h): h()", "the value h"),
        ("def f():\n g = table[0]\n g()", "the value g"),
        ("def f():\n for g in x: g()", "the value g"),
        ("def f():\n with x as g: g()", "the value g"),
        ("def f():\n return [g() for g in x]", "the value g"),
        ("def f():\n return lambda g: g()", "the value g"),
        ("def f():\n table[0]()", "what an expression gives"),
        ("def f():\n g()()", "what an expression gives"),
        ("def f():\n (lambda: 1)()", "what an expression gives"),
        ("g = table[0]\ndef f():\n g()", "the value g"),
        ("g = g\ng = h\ndef f():\n g()", "the value g"),
        ("a = b\nb = a\ndef f():\n a()", "the value a"),
        ("def f():\n match x:\n  case [g, *_]: g()", "the value g"),
        ("def f():\n match x:\n  case [_, *g]: g()", "the value g"),
        ("def f():\n match x:\n  case {1: 2, **g}: g()", "the value g"),
        ("def f():\n try: h()\n except E as g: g()", "the value g"),
    ],
)
def test_calls_of_values_are_unseen(text: str, reason: str) -> None:
    found = functions(text)["f"]
    assert [one.rule for one in found.unseen] == ["WG301"]
    assert found.unseen[0].reason.endswith(reason)
    assert found.unseen[0].line == text.count("\n") + 1


@pytest.mark.parametrize(
    "text",
    [
        "def f(): g()",
        "def f(x): x.g()",
        "def g(): pass\ndef f(): return [g() for x in y]",
        "def f():\n def g(): pass\n g()",
        "class g: pass\ndef f(): g()",
        "def f():\n global g\n g()",
        "def f(): ' '.join(x)",
    ],
)
def test_calls_by_name_are_seen(text: str) -> None:
    assert functions(text)["f"].unseen == ()


@pytest.mark.parametrize(
    ("body", "call"),
    [
        ("g()", Call("g", 2, dropped=True)),
        ("await g()", Call("g", 2, dropped=True)),
        ("x = g()", Call("g", 2)),
        ("_ = await g()", Call("g", 2)),
        ("return g(1, b='a')", Call("g", 2, constant=True)),
        ("return g(-1)", Call("g", 2, constant=True)),
        ("return g(1, x)", Call("g", 2)),
        ("return g(*x)", Call("g", 2)),
        ("return g(y := x)", Call("g", 2, effects=True)),
        ("return g(x[0].h(1))", Call("g", 2, inner=True)),
        ("return g(x=h[0]())", Call("g", 2, inner=True)),
        ("assert (y := x)", Call("assert", 2, effects=True)),
        ("assert x.h()", Call("assert", 2, inner=True)),
    ],
)
def test_what_a_call_tells(body: str, call: Call) -> None:
    found = functions(f"async def f(x):\n {body}\n")["f"]
    assert found.calls[0] == call


def test_a_builtin_without_effects_is_no_unknown_call_unless_it_is_another() -> None:
    assert functions("def f(x):\n assert len(x)\n")["f"].calls == (Call("len", 2),)
    own = functions("def len(x): pass\ndef f(x):\n assert len(x)\n")["f"]
    assert Call("assert", 3, inner=True) in own.calls


def test_calls_belong_to_the_function_that_runs_them() -> None:
    text = """\
        def f(a=outside()):
            @decorated(1)
            def g(b=default(), *, c=other()):
                inside()
            class C(base()):
                x = body()
                def m(self): method()
        """
    assert names(text, "f") == ["decorated", "default", "other", "base", "body"]
    assert names(text, "f.g") == ["inside"]
    assert names(text, "f.C.m") == ["method"]


def test_the_outline_names_each_callee_once() -> None:
    text = "class A:\n def m(self):\n  self.m()\n  b()\n  b()\n  x[0]()\n  return 1\n"
    assert [tuple(one) for one in outline(text)] == [("A.m", 2, False, True, ("A.m", "b"))]


def test_bases_of_the_file_are_followed_others_are_not() -> None:
    head = "class A:\n def n(self): pass\nclass B(A): pass\n"
    for bases in ("B", "x[0], other.B, Unknown, B", "B, metaclass=M"):
        assert names(f"{head}class C({bases}):\n def m(self): self.n()\n", "C.m") == ["A.n"]
    assert names(f"{head}class C(x.B):\n def m(self): self.n()\n", "C.m") == ["C.n"]


def test_an_inner_class_is_no_base_from_outside() -> None:
    text = "class A:\n class B:\n  def n(self): pass\nclass C(B):\n def m(self): self.n()\n"
    assert names(text, "C.m") == ["C.n"]


def test_bases_in_a_circle_end() -> None:
    text = "class A(B):\n def m(self): self.x()\nclass B(A): pass\n"
    assert names(text, "A.m") == ["A.x"]
