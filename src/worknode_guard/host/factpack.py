"""Facts as plain tuples, which `marshal` carries, and back."""

import marshal
from itertools import starmap
from typing import Any

from worknode_guard.model.functions import (
    Call,
    Documentation,
    FileFacts,
    FunctionFacts,
    Loop,
    Mark,
    Pointer,
    Unseen,
)

_SCALARS = FunctionFacts._fields.index("documentation")
"""The fields before it are texts, numbers and truths."""


def pack(facts: FileFacts) -> bytes:
    """Write facts down."""
    return marshal.dumps(plain(facts))


def unpack(packed: bytes) -> FileFacts:
    """Read what `pack` wrote.

    Raises:
        ValueError: They are other bytes. (EOFError and TypeError too: `marshal` promises little.)
    """
    return thawed(marshal.loads(packed))  # noqa: S302 - callers give what this user wrote


def plain(facts: FileFacts) -> tuple[Any, ...]:
    """Give facts as tuples of texts, numbers, truths and None."""
    return (
        facts.language,
        tuple(map(_plain_function, facts.functions)),
        facts.problems,
        facts.unreadable,
        tuple(map(tuple, facts.marks)),
        tuple(map(tuple, facts.unseen)),
        tuple(map(tuple, facts.calls)),
        tuple(map(tuple, facts.loops)),
    )


def thawed(parts: Any) -> FileFacts:  # noqa: ANN401 - whatever was read
    """Build facts of what `plain` gave.

    Raises:
        ValueError: It is something else.
    """
    if not isinstance(parts, tuple) or len(parts) != len(FileFacts._fields):
        raise ValueError("not the facts of a file")
    language, functions, problems, unreadable, marks, unseen, calls, loops = parts
    return FileFacts(
        language,
        tuple(map(_function, functions)),
        problems,
        unreadable,
        tuple(starmap(Mark, marks)),
        tuple(starmap(Unseen, unseen)),
        tuple(starmap(Call, calls)),
        tuple(starmap(Loop, loops)),
    )


def _plain_function(one: FunctionFacts) -> tuple[Any, ...]:
    return (
        *one[:_SCALARS],
        None if one.documentation is None else tuple(one.documentation),
        tuple(map(tuple, one.calls)),
        tuple(map(tuple, one.loops)),
        tuple(map(tuple, one.marks)),
        tuple(map(tuple, one.pointers)),
        tuple(map(tuple, one.unseen)),
    )


def _function(parts: tuple[Any, ...]) -> FunctionFacts:
    if len(parts) != len(FunctionFacts._fields):
        raise ValueError("not the facts of a function")
    documentation, calls, loops, marks, pointers, unseen = parts[_SCALARS:]
    return FunctionFacts._make(
        (
            *parts[:_SCALARS],
            None if documentation is None else Documentation(*documentation),
            tuple(starmap(Call, calls)),
            tuple(starmap(Loop, loops)),
            tuple(starmap(Mark, marks)),
            tuple(starmap(Pointer, pointers)),
            tuple(starmap(Unseen, unseen)),
        )
    )
