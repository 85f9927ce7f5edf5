"""What a function does by macros of its own file: the calls and tests that stand in their text.

The text of a macro of another file is not known here; that a macro stands between is said by
`Unseen` in either case.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from worknode_guard.analysis.c.macro_circles import Macro
from worknode_guard.analysis.c.words import is_name
from worknode_guard.model.functions import Call, FunctionFacts
from worknode_guard.named import NamedTuple

_MEMBER: Final = frozenset([".", "->"])
_STATEMENTS: Final = frozenset(["do", "{", "if", "for", "while", "switch", "return", "goto"])
_BRANCHES: Final = frozenset(["if", "while", "?", "&&", "||"])
_NULL: Final = frozenset(["NULL", "!", "nullptr"])


class Text(NamedTuple):
    """What the definitions of one name hold.

    Attributes:
        names: What they call, or might: names before a parenthesis, and names of other macros.
        statement: The text is a statement, which has no value to be dropped.
        tests: It asks whether something is null.
        others: Names that the macro itself stands for, so that calling it is calling them.
    """

    names: tuple[str, ...] = ()
    statement: bool = False
    tests: bool = False
    others: tuple[str, ...] = ()


def texts(defined: Iterable[Macro]) -> dict[str, Text]:
    """Read the bodies of all macros."""
    found: dict[str, Text] = {}
    known = tuple(defined)
    macros = {macro.name for macro in known}
    for macro in known:
        body = macro.body
        before = found.get(macro.name, Text())
        alone = macro.parameters is None and len(body) == 1 and is_name(body[0])
        found[macro.name] = Text(
            (*before.names, *_names(macro, macros)),
            before.statement or _is_statement(body),
            before.tests or _tests(body),
            (*before.others, *body) if alone else before.others,
        )
    return found


def _names(macro: Macro, macros: set[str]) -> Iterator[str]:
    body = macro.body
    for at, text in enumerate(body):
        if not is_name(text) or text in (macro.parameters or ()) or body[at - 1 : at] in _MEMBERS:
            continue
        if text in macros or body[at + 1 : at + 2] == ("(",):
            yield text


_MEMBERS: Final = tuple((one,) for one in _MEMBER)


def _is_statement(body: Sequence[str]) -> bool:
    return body[:1] != () and body[0] in _STATEMENTS


def _tests(body: Sequence[str]) -> bool:
    compared = any(
        one in {"==", "!="} and "0" in body[max(at - 1, 0) : at + 2] for at, one in enumerate(body)
    )
    return not _BRANCHES.isdisjoint(body) and (compared or not _NULL.isdisjoint(body))


def calling(defined: Iterable[Macro], known: dict[str, Text]) -> frozenset[str]:
    """Give the macros that take no arguments and call something: `#define STEP next(&state)`."""
    plain = {macro.name for macro in defined if macro.parameters is None}
    return frozenset(name for name in plain if _reached(name, known))


def bare_uses(tokens: Sequence[tuple[str, str, int]], names: frozenset[str]) -> list[Call]:
    """Give the places where such macros stand in a function.

    Args:
        tokens: Kind, text and line of each, from brace to brace.
        names: Of the macros.
    """
    return [
        Call(text, line, macro=text)
        for at, (_, text, line) in enumerate(tokens)
        if text in names and tokens[at - 1][1] not in _MEMBER and tokens[at + 1][1] != "("
    ]


def through(
    facts: FunctionFacts, known: dict[str, Text], bare: Sequence[Call] = ()
) -> FunctionFacts:
    """Add what the macros that a function uses do in its place.

    Args:
        facts: The function's.
        known: The macros of its file.
        bare: Uses of macros that take no arguments.
    """
    if not bare and not any(call.name in known for call in facts.calls):
        return facts
    calls: list[Call] = [
        use._replace(name=name) for use in bare for name in _reached(use.name, known)
    ]
    for call in facts.calls:
        text = known.get(call.name)
        calls.append(call if text is None else _used(call, text))
        if text is not None:
            calls += (
                call._replace(name=name, dropped=False, macro=call.name)
                for name in _reached(call.name, known)
            )
    pointers = tuple(
        pointer
        for pointer in facts.pointers
        if not any(one in known and known[one].tests for one in pointer.given)
    )
    in_order = sorted(calls, key=lambda call: call.line) if bare else calls
    return facts._replace(calls=tuple(in_order), pointers=pointers)


def _used(call: Call, text: Text) -> Call:
    return call._replace(dropped=call.dropped and not text.statement)


def _reached(name: str, known: dict[str, Text]) -> list[str]:
    """Give the functions that a macro calls, itself or by others, each once."""
    seen = {name}
    found: list[str] = []
    waiting = _next(known[name], called=True)
    while waiting:
        one, called = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        text = known.get(one)
        if text is None:
            found.append(one)
            continue
        waiting += _next(text, called=called)
    return found


def _next(text: Text, *, called: bool) -> list[tuple[str, bool]]:
    """Give where to look further, the next one last, and whether it is called there."""
    others = [(one, True) for one in reversed(text.others) if called]
    return [*((one, False) for one in reversed(text.names)), *others]
