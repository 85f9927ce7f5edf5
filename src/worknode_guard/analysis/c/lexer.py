"""C text to tokens, directives and comments, each with its line; no headers, no expansion.

The grammar is that of ISO/IEC 9899:2018, 6.4, with `$` in names (GNU) and `#` directives kept
whole. Every character that is no blank ends in a token, a directive or a comment, so nothing is
lost; what is no C, or never ends, is listed in `faults`. Runs in linear time: no alternative of
the pattern goes back (possessive quantifiers), and one of them matches at every place.
"""

from re import VERBOSE, sub
from re import compile as compile_pattern
from typing import Final

from worknode_guard.named import NamedTuple

# Only single characters are possessive: a possessive group may lose its place before Python 3.11.5
# (CPython gh-106052), and Debian 12 has 3.11.2. Either nothing behind a group can fail, or no two
# of its ways begin alike, so going back is short.
_NAMED: Final = r"""
      (?P<newline>\n)
    | (?P<comment>/\*[\s\S]*?(?:\*/|\Z)|//[^\n\\]*+(?:\\[\s\S]?[^\n\\]*+)*)
    | (?P<string>(?:u8|[LuU])?"[^"\\\n]*+(?:\\[\s\S][^"\\\n]*+)*"?)
    | (?P<char>(?:u8|[LuU])?'[^'\\\n]*+(?:\\[\s\S][^'\\\n]*+)*'?)
    | (?P<name>[^\W\d][\w$]*+|\$[\w$]*+)
    | (?P<number>\.?\d[\w.]*+(?:(?<=[eEpP])[+-][\w.]*+)*)
    | (?P<directive>(?:\#|%:)(?:
        [^\n\\/"']++
      | \\[\s\S]?
      | /\*[\s\S]*?(?:\*/|\Z)
      | //[^\n\\]*+(?:\\[\s\S]?[^\n\\]*+)*
      | "[^"\\\n]*+(?:\\[\s\S][^"\\\n]*+)*"
      | '[^'\\\n]*+(?:\\[\s\S][^'\\\n]*+)*'
      | [/"'])*)
    | (?P<operator><<=|>>=|\.\.\.|->|\+\+|--|<<|>>|[-+*/%&|^=!<>]=|&&|\|\||<%|%>|<:|:>
        |[-+*/%&|^=!<>~?:;,.()\[\]{}])
    | (?P<splice>\\[ \t\r]*+\n)
    | (?P<end>\Z)
    | (?P<other>[^\n])
"""
_KIND: Final = compile_pattern(_NAMED, VERBOSE)
_WORDS: Final = compile_pattern(
    rf"[ \t\f\v\r]*+({sub(r'[(][?]P<[a-z]+>', '(?:', _NAMED)})", VERBOSE
)
"""Gives nothing but the words: what kind one is, is asked once for all places it stands in."""

_DIGRAPHS: Final = {"<%": "{", "%>": "}", "<:": "[", ":>": "]"}
"""ISO/IEC 9899:2018, 6.4.6, paragraph 3."""


class Text(NamedTuple):
    """A directive or a comment.

    Attributes:
        line: First line, from 1.
        end_line: Last line, inclusive.
        text: As written, with its `#` or its comment marks.
        at: How many tokens stand before it.
    """

    line: int
    end_line: int
    text: str
    at: int


class Tokens(NamedTuple):
    """What one file is made of. The three lists of tokens have one length.

    Attributes:
        kinds: name, number, string, char, operator or other.
        texts: As written; digraphs as what they stand for.
        lines: The line each token begins in, from 1.
        directives: In order.
        comments: In order; those inside a directive are part of it.
        faults: Line and reason, for what is no C.
        last_line: The line the text ends in.
    """

    kinds: list[str]
    texts: list[str]
    lines: list[int]
    directives: list[Text]
    comments: list[Text]
    faults: list[tuple[int, str]]
    last_line: int


def tokenize(text: str) -> Tokens:
    """Split C text; never raises for what it holds."""
    kinds: list[str] = []
    texts: list[str] = []
    lines: list[int] = []
    found = Tokens(kinds, texts, lines, [], [], [], 1)
    known: dict[str, str] = {}
    line = 1
    fresh = True
    for word in _WORDS.findall(text):
        if word == "\n":
            line += 1
            fresh = True
            continue
        start = line
        kind = known.get(word)
        if kind is None:
            kind = _kind(word)
            if kind in _ONE_LINE:
                known[word] = kind
            else:
                line += word.count("\n")
                if kind == "directive" and not fresh:
                    found.faults.append((start, f"{word[:1]} stands amid a line"))
                if _kept_aside(found, kind, Text(start, line, word, len(kinds))):
                    continue
        fresh = False
        kinds.append(kind)
        texts.append(word)
        lines.append(start)
    return found._replace(texts=_spelt_out(texts), last_line=line)


_ONE_LINE: Final = frozenset(["name", "number", "operator"])


def _kind(word: str) -> str:
    found = _KIND.match(word)
    return (found.lastgroup if found else None) or "other"


def _spelt_out(texts: list[str]) -> list[str]:
    """Write digraphs as what they stand for."""
    if _DIGRAPHS.keys().isdisjoint(texts):
        return texts
    return [_DIGRAPHS.get(text, text) for text in texts]


def _kept_aside(found: Tokens, kind: str, text: Text) -> bool:
    """Tell whether it is no token; note what is wrong with it."""
    reason = _fault(kind, text.text)
    if reason:
        found.faults.append((text.line, reason))
    if kind == "comment":
        found.comments.append(text)
    elif kind == "directive":
        found.directives.append(text)
    return kind in {"comment", "directive", "splice", "end"}


def _fault(kind: str, word: str) -> str | None:
    if kind == "comment" and word.startswith("/*") and not _closed(word, "*/", 2):
        return "a comment never ends"
    if kind == "string" and not _closed(word, '"', word.index('"') + 1):
        return "a string never ends"
    if kind == "char" and not _closed(word, "'", word.index("'") + 1):
        return "a character constant never ends"
    if kind == "other":
        return f"{word!a} is no character of C"
    return None


def _closed(word: str, mark: str, opened: int) -> bool:
    """Tell whether the mark ends the word, behind its opening and not escaped."""
    if len(word) < opened + len(mark) or not word.endswith(mark):
        return False
    body = word[opened : -len(mark)]
    return mark == "*/" or (len(body) - len(body.rstrip("\\"))) % 2 == 0
