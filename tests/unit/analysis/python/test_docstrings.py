"""Docstrings: whether they are there, and the parameters that they name."""

from textwrap import indent

import pytest

from worknode_guard.analysis.python.facts import read
from worknode_guard.model.functions import Documentation, FileFacts


def documented(text: str) -> Documentation | None:
    found = read(text)
    assert isinstance(found, FileFacts)
    return found.functions[-1].documentation


@pytest.mark.parametrize(
    ("body", "state"),
    [
        ("'Text.'", "written"),
        ('r"""Text\\n"""', "written"),
        ("'a' 'b'", "written"),
        ("''", "empty"),
        ("'  '", "empty"),
        ("'...'", "empty"),
        ("pass", "missing"),
        ("...", "missing"),
        ("1", "missing"),
        ("b'bytes'", "missing"),
        ("f'text {x}'", "missing"),
        ("x = 1\n 'Text.'", "missing"),
        ("'text' + 'more'", "missing"),
    ],
)
def test_state(body: str, state: str) -> None:
    found = documented(f"def f(x):\n {body}\n")
    assert found is not None
    assert found.state == state


def test_an_overload_is_documented_where_it_is_implemented() -> None:
    for decorator in ("overload", "typing.overload"):
        found = documented(f"@{decorator}\ndef f(x: int) -> int: ...\n")
        assert found == Documentation("written")


def strangers(docstring: str, parameters: str = "a, *b, c=1") -> tuple[str, ...]:
    body = indent(f'"""Text.\n\n{docstring}\n"""', "    ")
    found = documented(f"def f({parameters}):\n{body}\n")
    assert found is not None
    assert found.state == "written"
    return found.strangers


GOOGLE = (
    "Args:\n    {}: Text.\n    c (int, optional): More\n        text: deeper.\n\nReturns:\n    x: y"
)
NUMPY = "Parameters\n----------\n{} : int\n    Text: more.\nc\n    Text.\n\nReturns\n-------\nx : y"
SPHINX = ":param {}: Text: more.\n:param int c: Text.\n:type c: int\n:returns: Text.\n:raises E: x"


@pytest.mark.parametrize("style", [GOOGLE, NUMPY, SPHINX])
@pytest.mark.parametrize("name", ["a", "*b", "\\*b", "b"])
def test_parameters_that_are_there(style: str, name: str) -> None:
    assert strangers(style.format(name)) == ()


@pytest.mark.parametrize("style", [GOOGLE, NUMPY, SPHINX])
def test_parameters_that_are_not_there(style: str) -> None:
    assert strangers(style.format("other")) == ("other",)
    assert strangers(style.format("a"), "a") == ("c",)
    assert strangers(style.format("other"), "**names") == ()


@pytest.mark.parametrize(
    ("docstring", "expected"),
    [
        ("Args:\n    a, x: Text.", ("x",)),
        ("Arguments:\n    x: Text.\n    x: Again.", ("x",)),
        ("Keyword Args:\n    x: Text.", ("x",)),
        ("Parameters:\n    x (str): Text.", ("x",)),
        ("Args:\n    x: Text.\n\n    y: Text.\nNote: z.", ("x", "y")),
        ("Parameters\n----------\na, x : int\n    Text.", ("x",)),
        ("Other Parameters\n----------------\nx\n    Text.", ("x",)),
        (":arg x: Text.\n:keyword y: Text.", ("x", "y")),
        ("    :param x: Text.", ("x",)),
        ("Args: none of x: y", ()),
        ("Returns:\n    x: Text.", ()),
        ("Parameters\nx : y", ()),
        ("A text about :param x and Args:\nx: y", ()),
        ("Example:\n    Args are\n    x: y", ()),
    ],
)
def test_sections(docstring: str, expected: tuple[str, ...]) -> None:
    assert strangers(docstring) == expected


def test_parameters_of_every_kind_are_known() -> None:
    named = "a, b, c, d, self"
    text = "Args:\n" + "".join(f"    {one}: Text.\n" for one in named.split(", "))
    assert strangers(text, "self, a, /, b, *c, d") == ()
