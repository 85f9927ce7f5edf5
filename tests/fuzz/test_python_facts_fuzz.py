"""Any text under a Python name gives facts in bounded time, and no function disappears."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worknode_guard.analysis.metrics import analyse
from worknode_guard.analysis.python.facts import read
from worknode_guard.analysis.python.outline import outline
from worknode_guard.analysis.python.tree import parse
from worknode_guard.model.functions import FileFacts

STATEMENTS = (
    "def f(a=[], *b, c: int = {}, **d):", "async def g():", "class C(B):", "if x:", "else:",
    "for i in count():", "while True:", "while 1 < x:", "try:", "except E as e:", "except:",
    "finally:", "with a as b:", "match x:", "case [a, *b]:", "case {'k': v, **r}:", "pass",
    "return x", "yield x", "break", "raise E(x)", "assert (a := f(x))", "global x, y",
    "nonlocal x", "from m import *", "from . import a as b", "import os.path", "x = y = []",
    "a, b = {}, []", "x[0].y(z)()", "self.m(super().m(1))", "f = lambda f: f(f)", "del x[0]",
    "[g(h) for h in iter(g, 1) for k in h]", "@d(f)", "'''Args:\n  a: b\n'''", "x: list = []",
    "eval(x)", "subprocess.run(x)", "x += [1]", "f'{f(x)!r:{w}}'", "x = x", "a = b", "b = a",
)  # fmt: skip

lines = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(STATEMENTS)), max_size=20)
programs = lines.map(lambda found: "".join(f"{'  ' * depth}{one}\n" for depth, one in found))


def nested(found: list[tuple[int, str]]) -> str:
    """Indent so that most programs parse: one deeper behind a colon, else as deep or less."""
    text, deepest = [], 0
    for depth, one in found:
        at = min(depth, deepest)
        text.append("  " * at + one)
        deepest = at
        if one.endswith(":"):
            deepest = at + 1
            text.append("  " * deepest + "x")
    return "\n".join(text) + "\n"


@given(st.one_of(programs, lines.map(nested), st.text(max_size=200)))
def test_any_text_gives_facts(text: str) -> None:
    found = read(text)
    if isinstance(found, str):
        assert outline(text) == ()
        return
    assert isinstance(found, FileFacts)
    last = text.count("\n") + 1
    assert len({one.line for one in found.functions}) == len(found.functions) or "\r" in text
    for one in found.functions:
        assert 1 <= one.line <= one.end_line <= last
        places = [place.line for kind in (one.calls, one.loops, one.marks) for place in kind]
        assert all(1 <= line <= last for line in places + [place.line for place in one.unseen])
    outlined = {(one.name, one.line) for one in outline(text)}
    assert outlined == {(one.name, one.line) for one in found.functions}


@given(lines.map(nested))
def test_a_function_before_and_behind_any_program_is_found(text: str) -> None:
    whole = f"def before(): pass\n{text}def after(): pass\n"
    found = analyse("a.py", whole.encode())
    if isinstance(parse(whole), str):
        assert any("no Python" in problem for problem in found.problems)
        return
    names = [one.name for one in found.functions]
    assert names[0] == "before"
    assert names[-1] == "after"
    assert {one.level for one in found.functions} == {"ast"}


@pytest.mark.parametrize(
    "unit",
    ["(", "[", "{", "-", "a.b.", "f(", "x, ", "not ", "lambda: ", "a if b else ", "1 + ", "f().",
     "if x:\n ", "def f():\n", "def f(): pass\n", "x = y\n", "a = [f(a) for a in b]\n", "@f\n",
     "for a in a: a.append(a)\n", "class A(A): pass\n", "eval(a)\n", "global a\n", "'''", "\\\n",
     "\r", "f'{", "while 1: f()\n", "x = {**x, 1: x}\n", "assert (a, b)\n", "a = " , "*", ";"],
)  # fmt: skip
def test_repetition_ends_in_bounded_time(unit: str) -> None:
    """Ten times what the slowest takes."""
    for text in (unit * 3000, "def f(a):\n x = " + unit * 3000, unit * 3000 + "pass\n"):
        started = process_time()
        read(text)
        outline(text)
        assert process_time() - started < 20
