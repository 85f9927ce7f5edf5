"""The program's own text, read as trees: what the tests of the architecture look at."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = ROOT / "src" / "worknode_guard"

Function = ast.FunctionDef | ast.AsyncFunctionDef


class Source(NamedTuple):
    """One file of the program.

    Attributes:
        name: Path below the package, such as `gitio/store.py`.
    """

    name: str
    text: str
    tree: ast.Module

    @property
    def room(self) -> str:
        """The folder below the package, or the file itself at the top."""
        return self.name.split("/", 1)[0]


@cache
def sources() -> tuple[Source, ...]:
    """Every file of the program, by name."""
    return tuple(read(path) for path in sorted(PACKAGE.rglob("*.py")))


def read(path: Path) -> Source:
    """Read one file."""
    text = path.read_text(encoding="utf-8")
    return source(path.relative_to(PACKAGE).as_posix(), text)


def source(name: str, text: str) -> Source:
    """Take a text as a file of the program."""
    return Source(name, text, ast.parse(text, name))


def imports(tree: ast.AST) -> Iterator[str]:
    """Give the full name of every module imported, and of every name imported from one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names_used(tree: ast.AST) -> Iterator[str]:
    """Give every name and dotted name that stands in the text (`open`, `os.fork`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def calls(tree: ast.AST) -> Iterator[str]:
    """Give the name of every function called by name (`open`, `os.fork`)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def functions(tree: ast.AST) -> Iterator[Function]:
    """Give every function and method, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, Function):
            yield node


def lines_of(function: Function) -> int:
    """Count a function's lines from `def` to its end, its docstring left out."""
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


def branches_of(function: Function) -> int:
    """Count the places where a function can go two ways; functions inside it count for themselves.

    An `elif` is one, a handler is one, a `case` is one.
    """
    kinds = (ast.If, ast.IfExp, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case)
    waiting: list[ast.AST] = list(function.body)
    count = 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, Function | ast.ClassDef):
            continue
        count += isinstance(node, kinds)
        waiting += ast.iter_child_nodes(node)
    return count
