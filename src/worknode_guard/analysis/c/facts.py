"""C text to facts: every definition located, each read as well as its text allows."""

from collections import Counter

from worknode_guard.analysis.c.constants import constants
from worknode_guard.analysis.c.declared import Object
from worknode_guard.analysis.c.function import Source, facts_of
from worknode_guard.analysis.c.lexer import Text, Tokens, tokenize
from worknode_guard.analysis.c.macro_circles import Macro
from worknode_guard.analysis.c.macro_uses import bare_uses, calling, texts, through
from worknode_guard.analysis.c.macros import macros, marks
from worknode_guard.analysis.c.measured import above, by_place
from worknode_guard.analysis.c.parts import Located, Stream, parts
from worknode_guard.analysis.c.tree import Known
from worknode_guard.analysis.c.unread import unread
from worknode_guard.model.functions import FileFacts, FunctionFacts, Mark, Unseen


def read(text: str) -> FileFacts:
    """Read a file whose lines end in LF; never raises for what it holds."""
    tokens = tokenize(text)
    dealt = parts(tokens)
    streams, located = dealt.streams, dealt.located
    defined = macros(tokens.directives)
    known = _known(streams, defined)
    comments = by_place(tokens.comments)
    pairs = [_function(tokens, one, known, comments) for one in located]
    bodies = texts(defined)
    callers = calling(defined, bodies)
    complete = (
        through(pair[0], bodies, bare_uses(one.body, callers) if callers else ())
        for one, pair in zip(located, pairs, strict=True)
    )
    found = tuple(sorted(complete, key=lambda one: (one.line, one.end_line)))
    lonely = _single_users(streams, defined, pairs)
    file_marks = [
        *marks(tokens.directives, defined),
        *(mark for stream in streams for mark in stream.declared.marks),
        *(Mark("single-user-object", one.line, one.name) for one in lonely if one.private),
    ]
    return FileFacts(
        "c",
        found,
        tuple(unread(tokens, dealt)),
        None,
        tuple(sorted(file_marks, key=lambda mark: mark.line)),
        tuple(
            Unseen("WG306", one.line, f"whether another file uses {one.name}")
            for one in lonely
            if not one.private
        ),
    )


def _known(streams: list[Stream], defined: list[Macro]) -> Known:
    objects = [thing for one in streams for thing in one.declared.objects]
    enumerators = {name for one in streams for name in one.declared.constants}
    fixed = constants(defined, enumerators, objects)
    # A macro that is no constant may hide an object or a function, whatever its letters are.
    hidden = {macro.name for macro in defined if macro.parameters is None} - fixed
    return Known(
        frozenset(macro.name for macro in defined if macro.parameters is not None),
        frozenset(name for one in streams for name in one.declared.pointer_types),
        fixed,
        frozenset(thing.name for thing in objects),
        frozenset(hidden),
    )


def _function(
    tokens: Tokens, one: Located, known: Known, comments: dict[int, list[Text]]
) -> tuple[FunctionFacts, frozenset[str]]:
    source = Source(one.definition.head, one.before, one.body, one.others, one.parameters)
    facts, uses = facts_of(source, known)
    return facts._replace(documentation=above(one, tokens, comments)), uses


def _single_users(
    streams: list[Stream],
    defined: list[Macro],
    pairs: list[tuple[FunctionFacts, frozenset[str]]],
) -> list[Object]:
    """Give the objects that one function uses and nothing else in the file names."""
    objects = {
        thing.name: thing
        for stream in streams
        for thing in stream.declared.objects
        if not thing.constant
    }
    if not objects:
        return []
    elsewhere = {text for macro in defined for text in macro.body} | _named_twice(streams, objects)
    users = Counter(name for _, uses in pairs for name in uses)
    return [thing for name, thing in objects.items() if users[name] == 1 and name not in elsewhere]


def _named_twice(streams: list[Stream], objects: dict[str, Object]) -> set[str]:
    """Give the objects that other declarations name, in an initialiser for example."""
    seen: set[str] = set()
    twice: set[str] = set()
    for stream in streams:
        for start, end in (*stream.outline.declarations, *stream.outline.unclear):
            for at in range(start, end + 1):
                text = stream.texts[at]
                if text in objects and not _OTHER_NAMES.intersection(stream.texts[at - 1 : at]):
                    (twice if text in seen else seen).add(text)
    return twice


_OTHER_NAMES = frozenset(["struct", "union", "enum", "."])
"""Behind these stands the name of a type or a member, which may be an object's name too."""
