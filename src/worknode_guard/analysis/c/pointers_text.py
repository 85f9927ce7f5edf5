"""Expressions and types as text, short enough for a sentence."""

from typing import Final

from pycparser import c_ast

_MOST_TEXT: Final = 60


def type_text(node: c_ast.Node, found: str) -> str:
    """Write a type's name as a cast has it."""
    stars = 0
    while hasattr(node, "type"):
        stars += type(node) is c_ast.PtrDecl
        node = node.type
    if type(node) is c_ast.IdentifierType:
        name = " ".join(node.names)
    elif type(node) in _TAGS:
        name = f"{_TAGS[type(node)]} {node.name or '…'}"
    else:
        name = "…"
    if "f" in found:
        return f"({name} (*)())"
    return f"({name} {'*' * stars})" if stars else f"({name})"


_TAGS: Final = {c_ast.Struct: "struct", c_ast.Union: "union", c_ast.Enum: "enum"}


def text_of(node: c_ast.Node) -> str:
    """Write a chain as C, without casts; what is too long stands as `…`."""
    before, after = "", ""
    while len(before) + len(after) < _MOST_TEXT:
        kind = type(node)
        if kind is c_ast.StructRef:
            after = f"{node.type}{node.field.name}{after}"
        elif kind is c_ast.ArrayRef:
            after = f"[{_brief(node.subscript)}]{after}"
        elif kind is c_ast.BinaryOp:
            before, after = f"{before}(", f" {node.op} {_brief(node.right)}){after}"
        elif kind is c_ast.UnaryOp:
            before, after = _around(node.op, before, after)
        elif kind is not c_ast.Cast:
            return f"{before}{_brief(node)}{after}"
        node = getattr(node, _INSIDE[kind])
    return f"{before}…{after}"


_INSIDE: Final = {
    c_ast.StructRef: "name",
    c_ast.ArrayRef: "name",
    c_ast.BinaryOp: "left",
    c_ast.UnaryOp: "expr",
    c_ast.Cast: "expr",
}


def _around(operator: str, before: str, after: str) -> tuple[str, str]:
    if operator in {"p++", "p--"}:
        return before, f"{operator[1:]}{after}"
    return (f"{before}({operator}", f"){after}") if after else (f"{before}{operator}", "")


def _brief(node: c_ast.Node) -> str:
    kind = type(node)
    if kind is c_ast.ID:
        return str(node.name)
    if kind is c_ast.Constant and len(node.value) < _MOST_TEXT:
        return str(node.value)
    if kind is c_ast.FuncCall and type(node.name) is c_ast.ID:
        return f"{node.name.name}(…)"
    if kind is c_ast.BinaryOp and _LEAVES.issuperset((type(node.left), type(node.right))):
        return f"{_brief(node.left)} {node.op} {_brief(node.right)}"
    return "(…)"


_LEAVES: Final = frozenset([c_ast.ID, c_ast.Constant])
