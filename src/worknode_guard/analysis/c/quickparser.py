"""pycparser, fed with tokens instead of text, and without the calls between its hot methods.

pycparser (https://github.com/eliben/pycparser) asks for the next token about five times a token,
and goes down nine levels of expressions for a name. What is overridden here gives what its own
methods give; the version is pinned for that reason.
"""

from typing import Final

from pycparser import c_ast
from pycparser.c_lexer import Token
from pycparser.c_parser import CParser, ParseError

_NAMES: Final = frozenset(["ID", "TYPEID"])
_PLAIN: Final = frozenset(
    ["ID", "INT_CONST_DEC", "INT_CONST_HEX", "FLOAT_CONST", "CHAR_CONST", "STRING_LITERAL"]
)
"""What an operand without cast, operator or parenthesis begins with."""
_ENDS: Final = frozenset(["COMMA", "RPAREN", "RBRACKET", "SEMI"])
"""What ends an expression wherever it stands."""


class Lexeme(Token):  # type: ignore[misc]  # pycparser has no types
    """A token that is its own position."""

    __slots__ = ()

    @property
    def line(self) -> int:
        """Its line, under the name that positions have."""
        number: int = self.lineno
        return number

    def __str__(self) -> str:
        """Give the position as pycparser's messages begin with it."""
        return f"{self.filename}:{self.lineno}:{self.column}"


class _Stream:
    """The tokens of one function, all at hand: what pycparser asks most is one list access."""

    __slots__ = ("at", "lexemes")

    def __init__(self, lexemes: list[Lexeme | None]) -> None:
        self.lexemes = lexemes
        self.at = 0

    def mark(self) -> int:
        """Give the place."""
        return self.at

    def reset(self, mark: int) -> None:
        """Go back to a place."""
        self.at = mark


class QuickParser(CParser):  # type: ignore[misc]  # pycparser has no types
    """A parser of single functions that begins with names of types."""

    _tokens: _Stream

    @property
    def place(self) -> int:
        """How many tokens were taken."""
        return self._tokens.at

    def function(self, lexemes: list[Lexeme], types: set[str]) -> c_ast.FuncDef:
        """Parse exactly one function definition.

        Raises:
            ParseError: It is none; the message begins with the place.
        """
        self._scope_stack = [dict.fromkeys(types, True)]
        self._typedef_checked_token = None
        self._tokens = _Stream([*lexemes, *_BEYOND])
        found = self._parse_external_declaration()
        if len(found) != 1 or not isinstance(found[0], c_ast.FuncDef) or self._peek() is not None:
            raise ParseError(":0:0: no single function")
        return found[0]

    def _tok_coord(self, tok: Lexeme) -> Lexeme:
        return tok

    def _peek(self, k: int = 1) -> Lexeme | None:
        stream = self._tokens
        lexeme = stream.lexemes[stream.at + k - 1]
        if lexeme is not self._typedef_checked_token and lexeme and lexeme.type in _NAMES:
            self._classify_identifier(lexeme)
        return lexeme

    def _peek_type(self, k: int = 1) -> str | None:
        stream = self._tokens
        lexeme = stream.lexemes[stream.at + k - 1]
        if lexeme is None:
            return None
        kind: str = lexeme.type
        if kind in _NAMES and lexeme is not self._typedef_checked_token:
            self._classify_identifier(lexeme)
            return lexeme.type  # type: ignore[no-any-return]
        return kind

    def _advance(self) -> Lexeme:
        stream = self._tokens
        lexeme = stream.lexemes[stream.at]
        if lexeme is None:
            raise ParseError("at the end of the function")
        if lexeme.type in _NAMES and lexeme is not self._typedef_checked_token:
            self._classify_identifier(lexeme)
        stream.at += 1
        return lexeme

    def _accept(self, token_type: str) -> Lexeme | None:
        stream = self._tokens
        lexeme = stream.lexemes[stream.at]
        if lexeme is None:
            return None
        kind = lexeme.type
        if kind in _NAMES and lexeme is not self._typedef_checked_token:
            self._classify_identifier(lexeme)
            kind = lexeme.type
        if kind != token_type:
            return None
        stream.at += 1
        return lexeme

    def _expect(self, token_type: str) -> Lexeme:
        lexeme = self._advance()
        if lexeme.type != token_type:
            self._parse_error(f"before: {lexeme.value}", lexeme)
        return lexeme

    def _parse_assignment_expression(self) -> c_ast.Node:
        if self._peek_type() in _PLAIN:
            stream = self._tokens
            after = stream.lexemes[stream.at + 1]
            if after is not None and after.type in _ENDS:
                return self._parse_primary_expression()
        return super()._parse_assignment_expression()

    def _parse_cast_expression(self) -> c_ast.Node:
        if self._peek_type() in _PLAIN:
            return self._parse_postfix_expression()
        return super()._parse_cast_expression()


_BEYOND: Final = (None,) * 8
"""So that looking ahead at the end needs no test."""
