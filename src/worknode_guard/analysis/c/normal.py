"""C as compilers take it to C as ISO/IEC 9899 has it, so that a parser of the standard reads on.

Rewritten are GNU and vendors' extensions that change nothing a rule asks about: attributes,
`typeof`, case ranges, labels as values, names of string macros between strings, types as
arguments. Taken out and given back beside are assembly and GNU statement expressions.
"""

from collections.abc import Callable

from worknode_guard.analysis.c.dialect import (
    BEFORE_VALUE,
    DROPPED,
    RARE,
    RENAMED,
    SECOND,
    TYPE_STARTS,
)
from worknode_guard.analysis.c.words import (
    ASSEMBLY,
    ATTRIBUTES,
    QUALIFIERS,
    STATEMENTS,
    TYPEOF,
    is_name,
)
from worknode_guard.named import NamedTuple

Token = tuple[str, str, int]
"""Kind, text and line."""


class Normal(NamedTuple):
    """Rewritten tokens and what they do not hold any more.

    Attributes:
        fragments: Statement expressions, each from brace to brace.
        assembly: Pieces of assembly, operands included.
    """

    tokens: list[Token]
    fragments: list[list[Token]]
    assembly: list[list[Token]]


def normalise(tokens: list[Token]) -> Normal:
    """Rewrite a function's body, or another run of statements."""
    texts = [token[1] for token in tokens]
    plain = RARE.isdisjoint(texts) and not _has_rare_pairs(texts)
    if plain and not any(_beside_string(tokens, n) for n in _strings(tokens)):
        return Normal(tokens, [], [])
    return _Rewriter(tokens).run()


def normalise_head(tokens: list[Token]) -> list[Token]:
    """Rewrite a function's head, or a part of it."""
    if RARE.isdisjoint(token[1] for token in tokens):
        return tokens
    return _Rewriter(tokens, body=False).run().tokens


def _strings(tokens: list[Token]) -> list[int]:
    return [n for n, token in enumerate(tokens) if token[0] == "string"]


def _has_rare_pairs(texts: list[str]) -> bool:
    """Tell whether `({`, `[[`, `?:`, a label's address or a type as an argument stands there."""
    before = ""
    for text in texts:
        if text in SECOND and before in SECOND[text]:
            return True
        before = text
    return False


def _beside_string(tokens: list[Token], at: int) -> bool:
    """Tell whether a name that can only be a string macro stands beside the string."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return any(one is not None and one[0] == "name" and is_name(one[1]) for one in (before, after))


class _Rewriter:
    """One walk; every handler takes the place of its token and gives the next place."""

    def __init__(self, tokens: list[Token], *, body: bool = True) -> None:
        self._tokens = tokens
        self._body = body
        self._out: list[Token] = []
        self._found = Normal(self._out, [], [])
        # For each open parenthesis: it holds the arguments of a call.
        self._calls: list[bool] = []
        self._handlers: dict[str, Callable[[int], int]] = {
            **dict.fromkeys(ATTRIBUTES - ASSEMBLY, self._group),
            **dict.fromkeys(ASSEMBLY, self._assembly),
            **dict.fromkeys(TYPEOF - {"__auto_type"}, self._typeof),
            "(": self._paren,
            ")": self._paren_end,
            "[": self._bracket,
            "...": self._range,
            "goto": self._goto,
            "&&": self._label,
            "?": self._question,
            ",": self._comma,
            "__label__": self._statement,
        }

    def run(self) -> Normal:
        """Walk."""
        tokens, out = self._tokens, self._out
        at = 0
        while at < len(tokens):
            kind, text, line = tokens[at]
            handler = self._handlers.get(text)
            if handler is not None:
                at = handler(at)
                continue
            if text in RENAMED:
                out.append((kind, RENAMED[text], line))
            elif kind == "name" and self._is_string_macro(at):
                at = self._behind(at + 1) if self._text(at + 1) == "(" else at + 1
                continue
            elif text not in DROPPED:
                out.append(tokens[at])
            at += 1
        return self._found

    def _text(self, at: int) -> str:
        return self._tokens[at][1] if at < len(self._tokens) else ""

    def _behind(self, at: int) -> int:
        """Give the place behind the bracket that closes the one at `at`."""
        depth = 0
        for n in range(at, len(self._tokens)):
            text = self._tokens[n][1]
            depth += (text in "([{") - (text in ")]}")
            if not depth:
                return n + 1
        return len(self._tokens)

    def _keep(self, at: int) -> int:
        self._out.append(self._tokens[at])
        return at + 1

    def _group(self, at: int) -> int:
        return self._behind(at + 1) if self._text(at + 1) == "(" else at + 1

    def _assembly(self, at: int) -> int:
        """Take a piece out: GNU's in parentheses, a block, or one instruction up to its line."""
        start, line = at, self._tokens[at][2]
        at += 1
        while self._text(at) in QUALIFIERS | {"goto", "inline"}:
            at += 1
        if self._text(at) == "(":
            end = self._behind(at)
        else:
            self._out.append(("operator", ";", line))
            end = self._behind(at) if self._text(at) == "{" else self._behind_line(at, line)
        self._found.assembly.append(self._tokens[start:end])
        return end

    def _behind_line(self, at: int, line: int) -> int:
        while at < len(self._tokens) and self._tokens[at][2] == line and self._text(at) != "}":
            at += 1
        return at

    def _typeof(self, at: int) -> int:
        if self._text(at + 1) != "(":
            return self._keep(at)
        self._out.append(("name", "int", self._tokens[at][2]))
        return self._behind(at + 1)

    def _paren(self, at: int) -> int:
        if self._text(at + 1) == "{":
            end = self._behind(at)
            self._found.fragments.append(self._tokens[at + 1 : end - 1])
            self._out.append(("number", "0", self._tokens[at][2]))
            return end
        before = self._out[-1][1] if self._out else ""
        self._calls.append(self._body and bool(before) and is_name(before))
        return self._keep(at)

    def _paren_end(self, at: int) -> int:
        if self._calls:
            self._calls.pop()
        return self._keep(at)

    def _bracket(self, at: int) -> int:
        if self._text(at + 1) != "[":
            return self._keep(at)
        return self._behind(at)

    def _range(self, at: int) -> int:
        """Drop the end of `case 1 ... 5:`."""
        back = len(self._out) - 1
        while back >= 0 and self._out[back][1] not in {"case", ";", "{", "}", "("}:
            back -= 1
        if not self._body or back < 0 or self._out[back][1] != "case":
            return self._keep(at)
        while at < len(self._tokens) and self._text(at) not in {":", ";"}:
            at += 1
        return at

    def _goto(self, at: int) -> int:
        """Write `goto *where;` as a block: its expression, and a jump to a label with a star."""
        if self._text(at + 1) != "*":
            return self._keep(at)
        end = at
        while end < len(self._tokens) and self._text(end) != ";":
            end += 1
        where = self._tokens[at + 2 : end]
        line = self._tokens[at][2]
        label = "*" + " ".join(token[1] for token in where)
        self._out.append(("operator", "{", line))
        self._out.extend(where)
        self._out.append(("operator", ";", line))
        self._out.append(("name", "goto", line))
        self._out.append(("name", label, line))
        self._out.append(("operator", ";", line))
        self._out.append(("operator", "}", line))
        return end + 1

    def _label(self, at: int) -> int:
        before = self._out[-1][1] if self._out else ""
        if before not in BEFORE_VALUE or not is_name(self._text(at + 1) or ";"):
            return self._keep(at)
        self._out.append(("number", "0", self._tokens[at][2]))
        return at + 2

    def _question(self, at: int) -> int:
        self._keep(at)
        if self._text(at + 1) == ":":
            self._out.append(("number", "1", self._tokens[at][2]))
        return at + 1

    def _comma(self, at: int) -> int:
        """A type as an argument, as in `va_arg(list, char *)`, becomes a number."""
        self._keep(at)
        if not (self._calls and self._calls[-1]) or not self._is_type(at + 1):
            return at + 1
        self._out.append(("number", "0", self._tokens[at][2]))
        at += 1
        while at < len(self._tokens) and self._text(at) not in {",", ")", ";"}:
            at = self._behind(at) if self._text(at) in {"(", "["} else at + 1
        return at

    def _is_type(self, at: int) -> bool:
        if self._text(at) in TYPE_STARTS:
            return True
        stars = at + 1
        while self._text(stars) == "*":
            stars += 1
        return stars > at + 1 and self._text(stars) in {",", ")"} and is_name(self._text(at))

    def _statement(self, at: int) -> int:
        while at < len(self._tokens) and self._text(at) != ";":
            at += 1
        return at

    def _is_string_macro(self, at: int) -> bool:
        """Tell whether the name, perhaps with arguments, is a part of a longer string."""
        text = self._text(at)
        if text in STATEMENTS or not is_name(text):
            return False
        after = at + 1
        if self._text(after) == "(":
            if not (self._out and self._out[-1][0] == "string"):
                return False
            after = self._behind(after)
        if self._out and self._out[-1][0] == "string":
            return True
        return after < len(self._tokens) and self._tokens[after][0] == "string"
