"""Who calls whom in a C file, from its tokens alone: a tenth of the cost of all its facts."""

from collections.abc import Iterator

from worknode_guard.analysis.c import scan
from worknode_guard.analysis.c.lexer import tokenize
from worknode_guard.analysis.c.normal import Token
from worknode_guard.analysis.c.parts import Located, parts
from worknode_guard.analysis.c.words import QUALIFIERS, STORAGE
from worknode_guard.model.functions import Outlined


def outline(text: str) -> tuple[Outlined, ...]:
    """Give every definition with the names that it calls."""
    return tuple(_outlined(one) for one in parts(tokenize(text)).located)


def _outlined(one: Located) -> Outlined:
    head = one.definition.head
    before, body = one.before, one.body
    pointers = set(one.parameters).union(_pointers(body))
    calls = {call.name for run in (body, *one.others) for call in scan.calls(run)} - pointers
    return Outlined(
        head.name,
        before[head.start][2],
        any(token[1] == "static" for token in before),
        None if head.made else _is_valued(before[head.start : head.name_at]),
        tuple(sorted(calls)),
    )


def _pointers(body: list[Token]) -> Iterator[str]:
    """Give the names in `(*name)`: calling one is no call of a function of that name."""
    for n in range(2, len(body) - 1):
        if body[n][0] == "name" and body[n - 1][1] == "*" and body[n - 2][1] == "(":
            yield body[n][1]


def _is_valued(before: list[Token]) -> bool:
    """Tell whether the return type is another than plain `void`."""
    texts = [token[1] for token in before]
    return "void" not in texts or "*" in texts or not set(texts) - QUALIFIERS - STORAGE
