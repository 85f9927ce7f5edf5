"""Spellings of GNU and vendors' C beside the standard's, and where they show."""

from typing import Final

from worknode_guard.analysis.c.words import ASSEMBLY, ATTRIBUTES, TAGS, TYPE_WORDS, TYPEOF

RENAMED: Final = {
    "__inline": "inline",
    "__inline__": "inline",
    "__forceinline": "inline",
    "__const": "const",
    "__const__": "const",
    "__volatile": "volatile",
    "__volatile__": "volatile",
    "__signed": "signed",
    "__signed__": "signed",
    "__alignof__": "sizeof",
    "__alignof": "sizeof",
    "_Alignof": "sizeof",
    "alignof": "sizeof",
    "__builtin_offsetof": "offsetof",
    "__int64": "long",
    "__int32": "int",
    "__int16": "short",
    "__int8": "char",
    "__float128": "double",
    "_Float16": "float",
    "_Decimal32": "float",
    "_Decimal64": "double",
    "_Decimal128": "double",
    "__auto_type": "int",
}
DROPPED: Final = frozenset(
    ["__extension__", "__restrict", "__restrict__", "restrict", "_Noreturn", "__thread",
     "_Thread_local", "auto", "constexpr"]
)  # fmt: skip
RARE: Final = (
    frozenset(RENAMED)
    | DROPPED
    | ATTRIBUTES
    | ASSEMBLY
    | TYPEOF
    | frozenset(["...", "goto", "va_arg", "__builtin_va_arg", "__label__"])
)
BEFORE_VALUE: Final = frozenset("(,={}[;:?!~&|^+-*/%<>") | {
    "return", "&&", "||", "==", "!=", "<=", ">=", "+=", "-=", "=",
}  # fmt: skip


TYPE_STARTS: Final = TYPE_WORDS | TAGS | {"const", "volatile"}
SECOND: Final = {
    "{": frozenset("("),
    "[": frozenset("["),
    ":": frozenset("?"),
    "&&": frozenset("(,={[?:") | {"return"},
} | dict.fromkeys(TYPE_STARTS, frozenset(","))
