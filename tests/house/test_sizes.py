"""A file is a room of at most 300 lines; a function has at most 40 lines and 8 branches."""

import ast
from collections.abc import Callable

from support.sources import Function, branches_of, functions, lines_of, source, sources


def first(text: str) -> Function:
    return next(functions(source("x.py", text).tree))


def beyond(most: int, measure: Callable[[Function], int]) -> dict[str, int]:
    """The functions with more than so many of something."""
    return {
        f"{file.name}: {function.name}": measure(function)
        for file in sources()
        for function in functions(file.tree)
        if measure(function) > most
    }


def test_a_file_is_a_room_of_at_most_300_lines() -> None:
    lengths = {file.name: len(file.text.splitlines()) for file in sources()}
    assert {name: count for name, count in lengths.items() if count > 300} == {}


def test_a_function_has_at_most_40_lines() -> None:
    assert beyond(40, lines_of) == {}


def test_a_function_has_at_most_8_branches() -> None:
    assert beyond(8, branches_of) == {}


def test_a_file_says_what_it_is() -> None:
    assert [file.name for file in sources() if not ast.get_docstring(file.tree)] == []


def test_the_docstring_and_decorators_are_no_lines_of_a_function() -> None:
    assert lines_of(first('@a\ndef f():\n    """One.\n\n    Two.\n    """\n    return 1\n')) == 2
    assert lines_of(first("def f(\n    a,\n):\n    return a\n")) == 4


def test_each_way_out_is_a_branch() -> None:
    text = "def f(a):\n  if a:\n    b\n  elif c:\n    d\n  else:\n    e\n"
    assert branches_of(first(text)) == 2
    assert branches_of(first("def f(a):\n  for x in a:\n    y = 1 if x else 2\n")) == 2
    assert branches_of(first("def f(a):\n  try:\n    b\n  except C:\n    d\n")) == 1
    assert branches_of(first("def f(a):\n  match a:\n    case 1: b\n    case _: c\n")) == 2


def test_a_function_inside_another_counts_for_itself() -> None:
    assert branches_of(first("def f(a):\n  def g():\n    if a:\n      b\n  return g\n")) == 0
