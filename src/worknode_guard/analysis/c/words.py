"""C's words by what they do (ISO/IEC 9899:2018, 6.4.1; GNU and vendors' spellings beside them)."""

from typing import Final

TYPE_WORDS: Final = frozenset(
    [
        "void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "_Bool",
        "bool", "_Complex", "__signed__", "__signed", "__int128", "_Float16", "__float128",
        "_Decimal32", "_Decimal64", "_Decimal128", "__int64", "__int32", "__int16", "__int8",
    ]
)  # fmt: skip
"""Words that name a type by themselves."""

TAGS: Final = frozenset(["struct", "union", "enum"])

QUALIFIERS: Final = frozenset(
    ["const", "volatile", "restrict", "_Atomic", "__const", "__const__", "__volatile",
     "__volatile__", "__restrict", "__restrict__"]
)  # fmt: skip

STORAGE: Final = frozenset(
    ["static", "extern", "typedef", "register", "auto", "inline", "__inline", "__inline__",
     "__forceinline", "_Noreturn", "_Thread_local", "__thread", "constexpr"]
)  # fmt: skip

STATEMENTS: Final = frozenset(
    ["if", "else", "for", "while", "do", "switch", "case", "default", "break", "continue",
     "return", "goto"]
)  # fmt: skip

OPERATORS: Final = frozenset(
    ["sizeof", "_Alignof", "alignof", "__alignof__", "__alignof", "_Generic", "offsetof",
     "__builtin_offsetof", "_Static_assert", "static_assert"]
)  # fmt: skip
"""Words that take something in parentheses and are no functions."""

ATTRIBUTES: Final = frozenset(
    ["__attribute__", "__attribute", "__declspec", "_Alignas", "alignas", "__asm__", "__asm",
     "asm", "__pragma", "_Pragma"]
)  # fmt: skip
"""Words whose parentheses say nothing about what is declared."""

TYPEOF: Final = frozenset(["typeof", "__typeof__", "__typeof", "typeof_unqual", "__auto_type"])

ASSEMBLY: Final = frozenset(["asm", "__asm", "__asm__", "_asm"])

KEYWORDS: Final = (
    TYPE_WORDS | TAGS | QUALIFIERS | STORAGE | STATEMENTS | OPERATORS | ATTRIBUTES | TYPEOF
)

CONDITIONS: Final = frozenset(["if", "for", "while", "case", "&&", "||", "?"])
"""What adds a path, as lizard counts for C (https://github.com/terryyin/lizard, `clike.py`)."""


def is_word(text: str) -> bool:
    """Tell whether a token is a name or a keyword."""
    return text[0].isalpha() or text[0] in "_$"


def is_name(text: str) -> bool:
    """Tell whether a token is an identifier."""
    return is_word(text) and text not in KEYWORDS and text[-1] not in "\"'"


def is_shouted(text: str) -> bool:
    """Tell whether a name is written as macros are: capitals, digits and underscores."""
    return text.upper() == text and any(one.isalpha() for one in text)
