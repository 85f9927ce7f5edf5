"""A directive's word and what follows it (ISO/IEC 9899:2018, 6.10).

Comments and spliced lines may stand anywhere in it: `#endif/* X */` is an `#endif`.
"""

import re
from typing import Final

from worknode_guard.analysis.c.lexer import Text
from worknode_guard.named import NamedTuple


class Directive(NamedTuple):
    """A directive taken apart.

    Attributes:
        word: `define`, `if`, …; empty for the null directive.
        rest: As written, comments included.
        line: The line `rest` begins in.
    """

    word: str
    rest: str
    line: int

    @property
    def plain(self) -> str:
        """What follows the word, without comments and splices, its blanks single."""
        return " ".join(_NO_TEXT.sub(" ", self.rest).split())


def directive(text: Text) -> Directive:
    """Take a directive apart; never raises for what it holds."""
    match = _WORD.match(text.text)
    if match is None:
        return Directive("", "", text.line)
    return Directive(match[1], text.text[match.end() :], text.line + match[0].count("\n"))


# No possessive group: one that holds another goes wrong before Python 3.11.5 (CPython gh-106052).
# No way of matching begins with another's character, so going back is short.
_BETWEEN: Final = r"[ \t\f\v\r]|\\[ \t\r]*\n|/\*(?:[^*]|\*(?!/))*\*/"
_WORD: Final = re.compile(rf"(?:#|%:)(?:{_BETWEEN})*([a-z_]*)")
_NO_TEXT: Final = re.compile(rf"{_BETWEEN}|//[\s\S]*+")
