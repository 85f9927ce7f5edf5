"""C functions as the parser gives them, with plain text as input."""

import sys

from pycparser import CParser, c_ast

from worknode_guard.analysis.c.tree import Known, Reading, read

_FRAMES = 100_000


def function(text: str, *, newest: bool = False) -> c_ast.FuncDef:
    """Parse text, of C23 if `newest`, and give its last function; deep text is no matter."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(_FRAMES)
    try:
        tree = CParser(dialect="c23" if newest else "legacy").parse(text)
    finally:
        sys.setrecursionlimit(before)
    return [one for one in tree.ext if type(one) is c_ast.FuncDef][-1]


def reading(text: str, known: Known | None = None, elsewhere: str = "") -> Reading:
    """Parse text and read its last function; names that stand elsewhere come in one text."""
    return read(function(text), known or Known(), frozenset(elsewhere.split()))


def body(statements: str, parameters: str = "void", known: Known | None = None) -> Reading:
    """Read a function from its statements, which stand in line 1."""
    return reading(f"void f({parameters}) {{ {statements} }}", known)
