"""Every `def` is found once, with lizard's numbers where lizard has them."""

import ast
import asyncio
import json
import warnings
from pathlib import Path

import pytest

import worknode_guard
from worknode_guard.analysis.lizard_pass import run
from worknode_guard.analysis.metrics import analyse
from worknode_guard.analysis.python.facts import read
from worknode_guard.analysis.python.outline import outline
from worknode_guard.model.functions import FileFacts

PLACES = (worknode_guard.__file__, json.__file__, asyncio.__file__)
SOURCES = [path for place in PLACES for path in sorted(Path(place).parent.rglob("*.py"))]


def facts(text: str) -> FileFacts:
    found = read(text)
    assert isinstance(found, FileFacts)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_def_of_real_programs_is_located_once(path: Path) -> None:
    raw = path.read_bytes()
    found = analyse("a.py", raw)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    wanted = sorted(
        (node.lineno, node.end_lineno, node.name)
        for node in ast.walk(ast.parse(raw))
        if isinstance(node, kinds)
    )
    located = [(one.line, one.end_line, one.name.rpartition(".")[2]) for one in found.functions]
    assert sorted(located) == wanted
    assert {one.level for one in found.functions} <= {"ast"}
    assert found.problems == ()
    outlined = [(one.line, one.name, one.static, one.valued) for one in outline(raw.decode())]
    assert sorted(outlined) == sorted(
        (one.line, one.name, one.static, one.valued) for one in found.functions
    )


def test_names_are_qualified_by_classes_and_functions() -> None:
    text = "class A:\n class B:\n  def m(self):\n   def inner():\n    pass\ndef f():\n pass\n"
    found = facts(text).functions
    assert [(one.name, one.static) for one in found] == [
        ("A.B.m.inner", True),
        ("A.B.m", False),
        ("f", False),
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_numbers_are_lizard_s(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    theirs = {
        one.line: (one.complexity, one.parameters, one.nesting)
        for one in run("python", text).functions
    }
    ours = {
        one.line: (one.complexity, one.parameters, one.nesting) for one in facts(text).functions
    }
    assert ours == theirs


@pytest.mark.parametrize(
    ("body", "complexity", "nesting"),
    [
        ("pass", 1, 0),
        ("if a: pass\n elif b: pass\n elif c: pass\n else: pass", 4, 1),
        ("if a: pass\n else:\n  if b: pass", 3, 2),
        ("if a:\n  pass\n else:\n  if b: pass\n  g()", 3, 2),
        ("try: pass\n except A: pass\n except B: pass\n finally:\n  with x: pass", 4, 2),
        ("try: pass\n except* A: pass\n finally: pass", 3, 1),
        ("for a in b:\n  while c or d or e: pass", 5, 2),
        ("async for a in b:\n  async with c: pass", 2, 2),
        ("match a:\n  case 1: pass\n  case _:\n   if x: pass", 4, 2),
        ("return {a: b for a in c if d if e} if f else (1 and 2)", 6, 0),
        ("def g():\n  if a: pass", 1, 0),
    ],
)
def test_numbers_by_hand(body: str, complexity: int, nesting: int) -> None:
    text = f"async def f(x):\n {body}\n"
    own = facts(text).functions[-1]
    assert (own.complexity, own.nesting) == (complexity, nesting)
    lizards = run("python", text).functions[-1]
    assert (lizards.complexity, lizards.nesting) == (complexity, nesting)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def f(:\n", "line 1 is no Python"),
        ("x = 1\n\nprint 'a'\n", "line 3 is no Python"),
        ("a\rb\r(\nx = )\n", "line 2 is no Python"),
        ("x = '\ud800'\n", "UnicodeEncodeError"),
        ("a = " + "-" * 20_000 + "1\n", "too deeply"),
        ("a" + ".b" * 50_000 + "\n", "too deeply"),
        ("x = " + "(" * 5000 + ")" * 5000, "no Python"),
    ],
)
def test_what_cannot_be_parsed_is_a_sentence(text: str, words: str) -> None:
    said = read(text)
    assert isinstance(said, str)
    assert words in said
    assert outline(text) == ()


def test_functions_of_text_that_cannot_be_parsed_are_lizards() -> None:
    found = analyse("a.py", b"def f(a):\n  print 'a'\n")
    assert [(one.name, one.level) for one in found.functions] == [("f", "tokens")]
    assert found.problems == ("only its tokens were read: line 2 is no Python that can be parsed",)


def test_lines_are_those_that_end_in_lf() -> None:
    text = "x = 1\ry = 2\ndef f():\r    pass\rdef g():\n    pass\n"
    found = facts(text).functions
    assert [(one.name, one.line, one.end_line) for one in found] == [("f", 2, 2), ("g", 2, 3)]
    caught = facts("x\ndef f():\r try: g(1)\r except: pass\n").functions[0]
    assert (caught.marks[0].line, caught.calls[0].line) == (2, 2)


def test_no_warning_is_raised_or_printed() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        facts("x = '\\d'\nif x is 1:\n  assert (x, 'a')\n")
    assert told == []


def test_public_names() -> None:
    text = "def f():\n def g(): pass\ndef _h(): pass\nclass _C:\n def m(self): pass\n"
    text += "def _x__(): pass\ndef __y(): pass\n"
    text += "class D:\n def __init__(self): pass\n def _p(self): pass\n"
    found = {one.name: one.public for one in facts(text).functions}
    assert found == {
        "f": True,
        "f.g": False,
        "_h": False,
        "_x__": False,
        "__y": False,
        "_C.m": False,
        "D.__init__": True,
        "D._p": False,
    }


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("return 1", True),
        ("yield", True),
        ("if a:\n  return a", True),
        ("return", False),
        ("return None", False),
        ("pass", False),
        ("def g():\n  return 1", False),
        ("x = lambda: 1", False),
    ],
)
def test_valued(body: str, expected: object) -> None:
    assert facts(f"def f(a):\n {body}\n").functions[-1].valued is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f() -> int: ...\n", None),
        ("def f() -> int: pass\n", None),
        ("def f() -> int:\n '''Doc.'''\n raise NotImplementedError\n", None),
        ("def f() -> None: ...\n", False),
        ("def f(): ...\n", False),
        ("def f() -> int: g()\n", False),
    ],
)
def test_stubs_are_not_known_to_give_a_value(text: str, expected: object) -> None:
    assert facts(text).functions[0].valued is expected


@pytest.mark.parametrize(
    ("body", "count"),
    [
        ("assert a", 1),
        ("assert a > 0, 'text'", 1),
        ("assert True", 0),
        ("assert 'text'", 0),
        ("assert not 0", 0),
        ("assert (a, 'text')", 0),
        ("assert len(a) and isinstance(a, str)", 1),
        ("assert g(a)", 0),
        ("assert (b := a)", 0),
        ("if a: raise ValueError", 1),
        ("if a: pass\n elif b: raise ValueError\n else: raise TypeError", 2),
        ("if True: raise ValueError", 0),
        ("raise ValueError", 0),
        ("try: g()\n except E:\n  if a: raise", 0),
    ],
)
def test_assertions(body: str, count: int) -> None:
    assert facts(f"def f(a):\n {body}\n").functions[0].asserted == count
