"""Every definition of a C file, in whichever branch of an `#if` it stands."""

from collections.abc import Iterable, Iterator

from worknode_guard.analysis.c.branches import Part, choose
from worknode_guard.analysis.c.declared import Declared, declared
from worknode_guard.analysis.c.lexer import Tokens
from worknode_guard.analysis.c.normal import Token
from worknode_guard.analysis.c.numbers import parameters
from worknode_guard.analysis.c.split import Definition, Outline, split
from worknode_guard.named import NamedTuple


class Stream(NamedTuple):
    """One part of the file, split.

    Attributes:
        indices: Its tokens' places in the file.
    """

    indices: list[int]
    kinds: list[str]
    texts: list[str]
    lines: list[int]
    outline: Outline
    declared: Declared


class Located(NamedTuple):
    """One definition and the other branches inside it."""

    stream: Stream
    definition: Definition
    first: int
    last: int
    others: list[list[Token]]

    @property
    def before(self) -> list[Token]:
        """Everything up to the opening brace."""
        return self._slice(self.definition.start, self.definition.open)

    @property
    def body(self) -> list[Token]:
        """From brace to brace."""
        return self._slice(self.definition.open, self.definition.close + 1)

    @property
    def parameters(self) -> list[str]:
        """Names of the parameters; none where a macro makes the head."""
        head = self.definition.head
        start = self.definition.start
        between = self.stream.texts[start + head.open + 1 : start + head.close]
        return [] if head.made else parameters(between)

    def _slice(self, start: int, end: int) -> list[Token]:
        stream = self.stream
        return list(
            zip(
                stream.kinds[start:end],
                stream.texts[start:end],
                stream.lines[start:end],
                strict=True,
            )
        )


class Parts(NamedTuple):
    """A file, dealt out.

    Attributes:
        unmatched: Lines of conditional directives that have no partner.
    """

    streams: list[Stream]
    located: list[Located]
    unmatched: list[int]


def parts(tokens: Tokens) -> Parts:
    """Split the first branches together, and each other branch that stands outside functions."""
    branches = choose(len(tokens.kinds), tokens.directives)
    streams = [_stream(tokens, branches.live)]
    located = list(_definitions(streams[0]))
    for part in branches.others:
        home = _home(located, part)
        if home is not None:
            home.others.append(_tokens(tokens, part.indices))
        else:
            stream = _stream(tokens, part.indices)
            streams.append(stream)
            located.extend(_definitions(stream))
    return Parts(streams, located, branches.unmatched)


def _stream(tokens: Tokens, indices: list[int]) -> Stream:
    kinds, texts, lines = tokens.kinds, tokens.texts, tokens.lines
    if len(indices) != len(kinds):
        kinds = [kinds[n] for n in indices]
        texts = [texts[n] for n in indices]
        lines = [lines[n] for n in indices]
    outline = split(texts, lines)
    return Stream(indices, kinds, texts, lines, outline, declared(texts, lines, outline))


def _definitions(stream: Stream) -> Iterator[Located]:
    for one in stream.outline.definitions:
        yield Located(stream, one, stream.indices[one.start], stream.indices[one.close], [])


def _home(located: Iterable[Located], part: Part) -> Located | None:
    """Give the definition that another branch stands inside of."""
    first = part.indices[0]
    return next((one for one in located if one.first <= first <= one.last), None)


def _tokens(tokens: Tokens, indices: Iterable[int]) -> list[Token]:
    return [(tokens.kinds[n], tokens.texts[n], tokens.lines[n]) for n in indices]
