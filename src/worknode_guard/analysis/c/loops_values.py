"""Numbers and truths that are written in the text (ISO/IEC 9899:2018, 6.4.4, 6.8.5)."""

from operator import eq, ge, gt, le, lt, ne
from typing import Final

from pycparser import c_ast

_ESCAPES: Final = {
    "\\0": 0, "\\a": 7, "\\b": 8, "\\t": 9, "\\n": 10, "\\v": 11, "\\f": 12, "\\r": 13,
    "\\\\": 92, "\\'": 39, '\\"': 34, "\\?": 63,
}  # fmt: skip
_COMPARE: Final = {"==": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
_TRUTHS: Final = {"true": True, "TRUE": True, "false": False, "FALSE": False, "NULL": False}


def number(node: c_ast.Node) -> int | None:
    """Give the value of a whole number or a character, with its signs and casts."""
    sign = 1
    while True:
        kind = type(node)
        if kind is c_ast.Constant:
            value = _literal(node.value)
            return None if value is None else sign * value
        if kind is c_ast.Cast:
            node = node.expr
        elif kind is c_ast.UnaryOp and node.op in {"-", "+"}:
            sign = -sign if node.op == "-" else sign
            node = node.expr
        else:
            return None


def _literal(text: str) -> int | None:
    if text[-1] == "'":
        inner = text[text.index("'") + 1 : -1]
        return ord(inner) if len(inner) == 1 else _ESCAPES.get(inner)
    digits = text.rstrip("uUlL").replace("'", "").lower()
    if digits.isdigit() and len(digits) > 1 and digits[0] == "0":
        digits = f"0o{digits[1:]}"
    try:
        return int(digits, 0)
    except ValueError:
        # A string, a number with a point, or none of C's.
        return None


def truth(node: c_ast.Node) -> bool | None:
    """Tell whether a condition always holds, or never does; None where that is not written."""
    holds = True
    while type(node) is c_ast.UnaryOp and node.op == "!":
        holds = not holds
        node = node.expr
    if type(node) is c_ast.ExprList:
        node = node.exprs[-1]
    found = _truth(node)
    return None if found is None else found is holds


def _truth(node: c_ast.Node) -> bool | None:
    kind = type(node)
    if kind is c_ast.ID:
        return _TRUTHS.get(node.name)
    if kind is c_ast.Constant and (node.value in _TRUTHS or node.value[-1] == '"'):
        # `true` is a constant of its own since C23.
        return _TRUTHS.get(node.value, True)
    if kind is c_ast.BinaryOp and node.op in _COMPARE:
        left, right = number(node.left), number(node.right)
        if left is not None and right is not None:
            return bool(_COMPARE[node.op](left, right))
    value = number(node)
    return None if value is None else value != 0
