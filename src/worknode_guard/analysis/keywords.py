"""The control structures of each language that has braces, for measuring nesting.

A structure nests when it holds statements: loops, branches, `switch` and its kin, `try` with its
handlers. `case` labels, `&&`, `?:`, plain blocks and functions inside functions do not.
"""

from typing import Final

from worknode_guard.named import NamedTuple


class Keywords(NamedTuple):
    """What opens a level in one language.

    Attributes:
        words: The control words.
        always_blocks: Every body stands in braces, so `;` never ends one (Go, Rust, Swift).
        ends_at_line: A body without braces ends with its line, without `;`.
    """

    words: frozenset[str]
    always_blocks: bool = False
    ends_at_line: bool = False


_C: Final = frozenset(["if", "else", "for", "while", "do", "switch", "try", "catch"])
_JAVA: Final = _C | {"finally", "foreach"}

BRACES: Final = {
    "c": Keywords(_C),
    "cpp": Keywords(_C),
    "csharp": Keywords(_JAVA),
    "go": Keywords(frozenset(["if", "else", "for", "switch", "select"]), always_blocks=True),
    "java": Keywords(_JAVA),
    "javascript": Keywords(_JAVA, ends_at_line=True),
    "kotlin": Keywords(_JAVA | {"when"}, ends_at_line=True),
    "objective-c": Keywords(_JAVA),
    "perl": Keywords(
        frozenset(["if", "elsif", "else", "unless", "while", "until", "for", "foreach"])
    ),
    "php": Keywords(_JAVA | {"elseif", "match"}),
    "r": Keywords(frozenset(["if", "else", "for", "while", "repeat"]), ends_at_line=True),
    "rust": Keywords(
        frozenset(["if", "else", "for", "while", "loop", "match"]), always_blocks=True
    ),
    "scala": Keywords(_JAVA | {"match"}, ends_at_line=True),
    "solidity": Keywords(_C),
    "swift": Keywords(
        frozenset(["if", "else", "for", "while", "repeat", "switch", "do", "catch"]),
        always_blocks=True,
    ),
    "tsx": Keywords(_JAVA, ends_at_line=True),
    "ttcn": Keywords(_C | {"alt", "interleave"}),
    "typescript": Keywords(_JAVA, ends_at_line=True),
    "vue": Keywords(_JAVA, ends_at_line=True),
    "zig": Keywords(frozenset(["if", "else", "for", "while", "switch"])),
}
"""Language → its control words."""

TYPE_FIRST: Final = frozenset(["c", "cpp", "csharp", "java", "objective-c"])
"""Languages that write a function's type before its name, perhaps on a line of its own."""

INDENTED: Final = {"python": "def", "gdscript": "func"}
"""Languages whose blocks are indented → the word that begins a function."""

BALANCED: Final = frozenset(["c", "cpp", "csharp", "go", "java", "objective-c", "rust"])
"""Languages in which lizard's tokens never split a string, so that every brace counts."""

NESTING_MEASURED: Final = INDENTED.keys() | BRACES.keys()
"""The others end their blocks with words, and their nesting is not measured."""

KEYS_ARE_WORDS: Final = frozenset(["javascript", "tsx", "typescript"])
"""Languages in which a key of an object may be any word, as in `{if: 1}`."""
