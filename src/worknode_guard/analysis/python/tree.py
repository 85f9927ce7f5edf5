"""Python's text as a tree, and who owns which node of it. Every walk keeps its own stack."""

import ast
from collections.abc import Iterable, Iterator
from typing import Final

Function = ast.FunctionDef | ast.AsyncFunctionDef
FUNCTIONS: Final = (ast.FunctionDef, ast.AsyncFunctionDef)
_MARKS: Final = frozenset(["ctx", "op", "ops"])
"""Fields whose nodes hold nothing: `Load`, `Add`."""


def parse(text: str) -> ast.Module | str:
    """Give the tree; its lines are those that end in LF.

    Returns:
        A sentence where the text is none that this Python can read.
    """
    from warnings import catch_warnings, simplefilter  # noqa: PLC0415 - for Python files only

    with catch_warnings():
        # Escapes that Python frowns upon are not this guard's to print, nor to refuse.
        simplefilter("ignore")
        try:
            tree = ast.parse(text)
        except SyntaxError as error:
            lines = _line_of(text)
            at = lines[min(error.lineno or 1, len(lines) - 1)]
            return f"only its tokens were read: line {at} is no Python that can be parsed"
        except ValueError as error:
            return f"only its tokens were read: it cannot be parsed ({type(error).__name__})"
        except (RecursionError, MemoryError):
            return "only its tokens were read: it is nested too deeply to be parsed"
    if "\r" in text:
        _place(tree, _line_of(text))
    return tree


def _line_of(text: str) -> list[int]:
    """Map lines as Python counts them, which CR ends too, to lines as git does."""
    found = [1, 1]
    for one in text:
        if one in "\r\n":
            found.append(found[-1] + (one == "\n"))
    return found


def _place(tree: ast.Module, line_of: list[int]) -> None:
    last = len(line_of) - 1
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt | ast.expr | ast.excepthandler):
            node.end_lineno = line_of[min(node.end_lineno or node.lineno, last)]
            node.lineno = line_of[min(node.lineno, last)]


def own(body: Iterable[ast.AST], *, classes: bool = True) -> Iterator[ast.AST]:
    """Give the nodes that run with a body, in the order of the text.

    Of a function inside, that is its decorators and defaults; of a class, all but its methods, or
    without `classes` what stands before its body. Contexts and operators are left out.
    """
    stack = [*body][::-1]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node, FUNCTIONS):
            inside: list[ast.AST] = [*node.decorator_list, *defaults_of(node)]
        elif isinstance(node, ast.ClassDef) and not classes:
            inside = [*node.decorator_list, *node.bases, *node.keywords]
        else:
            inside = children(node)
        if inside:
            stack.extend(inside[::-1])


def children(node: ast.AST) -> list[ast.AST]:
    """Give what a node is made of: as `ast.iter_child_nodes`, in half its time."""
    found: list[ast.AST] = []
    for field in node._fields:
        if field not in _MARKS:
            value = getattr(node, field, None)
            if isinstance(value, list):
                found.extend(one for one in value if isinstance(one, ast.AST))
            elif isinstance(value, ast.AST):
                found.append(value)
    return found


def defaults_of(node: Function) -> list[ast.expr]:
    """Give the defaults of a function's parameters."""
    return [*node.args.defaults, *(one for one in node.args.kw_defaults if one is not None)]


def parameters_of(arguments: ast.arguments) -> list[str]:
    """Give the names of all parameters, in the order of the text."""
    found = [*arguments.posonlyargs, *arguments.args]
    found.extend([arguments.vararg] if arguments.vararg else [])
    found.extend(arguments.kwonlyargs)
    found.extend([arguments.kwarg] if arguments.kwarg else [])
    return [one.arg for one in found]


def dotted(node: ast.expr) -> str | None:
    """Give `a.b.c` as it is written; None for anything that is more than names."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name):
        return None
    return ".".join([node.id, *reversed(parts)])


def root(node: ast.expr) -> str | None:
    """Give the name whose element `a[b][c]` is."""
    while isinstance(node, ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None
