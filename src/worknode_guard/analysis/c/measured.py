"""The numbers and the documentation of C functions, from their tokens: all that most plans ask.

A quarter of the cost of `facts.read`, which parses.
"""

from collections.abc import Mapping, Sequence

from worknode_guard.analysis.c.comments import documentation
from worknode_guard.analysis.c.lexer import Text, Tokens, tokenize
from worknode_guard.analysis.c.numbers import complexity, nesting
from worknode_guard.analysis.c.parts import Located, parts
from worknode_guard.analysis.c.unread import unread
from worknode_guard.model.functions import Documentation, FileFacts, FunctionFacts


def measure(text: str) -> FileFacts:
    """Measure a file whose lines end in LF; never raises for what it holds."""
    tokens = tokenize(text)
    dealt = parts(tokens)
    comments = by_place(tokens.comments)
    found = [
        measured(one)._replace(documentation=above(one, tokens, comments)) for one in dealt.located
    ]
    found.sort(key=lambda one: (one.line, one.end_line))
    return FileFacts("c", tuple(found), tuple(unread(tokens, dealt)))


def measured(one: Located) -> FunctionFacts:
    """Give the numbers of one definition, as read by its tokens."""
    head, before = one.definition.head, one.before
    texts = [token[1] for token in one.body]
    static = any(token[1] == "static" for token in before)
    return FunctionFacts(
        head.name,
        before[head.start][2],
        one.body[-1][2],
        "tokens",
        complexity(texts),
        len(one.parameters),
        nesting(texts),
        static=static,
        public=not static,
    )


def by_place(comments: Sequence[Text]) -> dict[int, list[Text]]:
    """Give the comments by how many tokens stand before them."""
    places: dict[int, list[Text]] = {}
    for comment in comments:
        places.setdefault(comment.at, []).append(comment)
    return places


def above(one: Located, tokens: Tokens, comments: Mapping[int, list[Text]]) -> Documentation:
    """Judge the comment directly above a definition."""
    return documentation(
        comments.get(one.first, []),
        tokens.lines[one.first],
        tokens.lines[one.first - 1] if one.first else 0,
        one.parameters,
    )
