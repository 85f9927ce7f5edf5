"""One C function to a syntax tree: pycparser on our tokens, with guessed types and a few repairs.

pycparser (https://github.com/eliben/pycparser) takes a lexer from outside; ours hands it tokens
that bear their real lines, and as column their place, so that an error names the token at fault.
"""

import re
from collections.abc import Sequence
from typing import Final

from pycparser import c_ast
from pycparser.c_lexer import CLexer
from pycparser.c_parser import ParseError

from worknode_guard.analysis.c.normal import Token
from worknode_guard.analysis.c.quickparser import Lexeme, QuickParser
from worknode_guard.analysis.c.repairs import Guess, repair
from worknode_guard.named import NamedTuple


class Parsed(NamedTuple):
    """A function's tree.

    Attributes:
        repaired: Tokens were changed to get it.
        lost: Runs of tokens that the tree does not hold.
    """

    tree: c_ast.FuncDef
    repaired: bool
    lost: list[list[Token]]


_MOST_REPAIRS: Final = 12
_PLACE: Final = re.compile(r"^[^:]*:\d+:(\d+): ")
_TYPEDEF: Final = re.compile(r"'([^']*)' previously declared as (?:non-)?typedef")


def parse(tokens: list[Token], types: set[str]) -> Parsed | None:
    """Parse a function, from its return type to its closing brace; None where nothing helps."""
    lost: list[list[Token]] = []
    guess = Guess(types, set())
    parser = QuickParser()
    for tried in range(_MOST_REPAIRS):
        try:
            return Parsed(parser.function(_lexemes(tokens), types), tried > 0, lost)
        except ParseError as error:
            at = _place(str(error), parser.place, guess)
        except (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
            # pycparser's own slips on text that is no C, and nesting beyond Python's stack.
            return None
        done = repair(tokens, min(at, len(tokens) - 1), guess) if at is not None else None
        if done is None:
            if at is not None:
                return None
            continue
        tokens = done.tokens
        lost.extend([done.lost] if done.lost else [])
    return None


def _place(message: str, reached: int, guess: Guess) -> int | None:
    """Give the token at fault; None where taking back a type is all that is needed."""
    twice = _TYPEDEF.search(message)
    if twice and twice[1] in guess.types:
        guess.drop(twice[1])
        return None
    place = _PLACE.match(message)
    return int(place[1]) - 1 if place else reached


def _lexemes(tokens: Sequence[Token]) -> list[Lexeme]:
    known = _kinds()
    lexemes: list[Lexeme] = []
    for place, (kind, text, line) in enumerate(tokens, 1):
        if kind == "name":
            lexemes.append(Lexeme(known.get(text, "ID"), text, line, place, ""))
        elif kind == "operator":
            lexemes.append(Lexeme(known.get(text, "OTHER"), text, line, place, ""))
        else:
            named = _number(text) if kind == "number" else _KIND.get(kind, "OTHER")
            lexemes.append(Lexeme(named, text, line, place, ""))
    return lexemes


_KIND: Final = {"string": "STRING_LITERAL", "char": "CHAR_CONST"}


def _number(text: str) -> str:
    if text[:2] in {"0x", "0X"}:
        return "HEX_FLOAT_CONST" if "p" in text or "P" in text else "INT_CONST_HEX"
    if "." in text or "e" in text or "E" in text:
        return "FLOAT_CONST"
    return "INT_CONST_DEC"


_SPELLINGS: Final = (
    "break case char const continue default do double else enum extern float for goto if inline "
    "int long register return short signed sizeof static struct switch typedef union unsigned "
    "void volatile while _Bool _Complex _Atomic _Generic _Static_assert _Alignas offsetof "
    "... <<= >>= += -= *= /= %= &= |= ^= -> ++ -- << >> <= >= == != && || + - * / % & | ^ ! ~ "
    "= < > ? : ; , . ( ) [ ] { }"
)
_known: dict[str, str] = {}


def _kinds() -> dict[str, str]:
    """Ask pycparser's own lexer, once, what it calls each keyword and operator."""
    if not _known:
        lexer = CLexer(_refuse)
        lexer.input(_SPELLINGS)
        while (lexeme := lexer.token()) is not None:
            _known[lexeme.value] = lexeme.type
        _known["bool"] = _known["_Bool"]
    return _known


def _refuse(message: str, _line: int, _column: int) -> None:
    raise AssertionError(message)
