"""Who calls whom, by names: bound as linkers bind them, and the circles in it.

A name in a call means a function of the same file first, else every function of that name that
other files can see. `static` functions are seen in their own file only, but those in headers
wherever the header is included (ISO/IEC 9899:2018, 6.2.2). C and Python never call each other.
Circles are the strongly connected components (R. Tarjan, SIAM J. Computing 1(2), 1972).
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from worknode_guard.analysis.languages import language_of
from worknode_guard.model.functions import Definition, FunctionFacts
from worknode_guard.named import NamedTuple


class _Known(NamedTuple):
    """Where a name may lead to, in one language."""

    in_file: dict[tuple[bytes, str], list[int]]
    anywhere: dict[tuple[str | None, str], list[int]]


def definitions(path: bytes, functions: Iterable[FunctionFacts]) -> Iterator[Definition]:
    """Give the functions of a file as the graph knows them."""
    for one in functions:
        names = tuple(dict.fromkeys(call.name for call in one.calls))
        yield Definition(path, one.name, one.line, one.static, one.valued, names)


def bound(definitions: Sequence[Definition]) -> list[list[int]]:
    """Give for each definition the places of those that it may call, in the order of its calls."""
    languages = {
        one.path: language_of(one.path.decode("utf-8", "surrogateescape")) for one in definitions
    }
    known = _Known({}, {})
    for place, one in enumerate(definitions):
        known.in_file.setdefault((one.path, one.name), []).append(place)
        if not one.static or one.path.endswith((b".h", b".inc")):
            known.anywhere.setdefault((languages[one.path], one.name), []).append(place)
    return [
        [target for name in one.calls for target in _targets(known, one, name, languages)]
        for one in definitions
    ]


def _targets(
    known: _Known, caller: Definition, name: str, languages: dict[bytes, str | None]
) -> Sequence[int]:
    own = known.in_file.get((caller.path, name))
    return own or known.anywhere.get((languages[caller.path], name), [])


def circles(definitions: Sequence[Definition]) -> dict[int, tuple[int, ...]]:
    """Give the functions that can come back to themselves.

    Returns:
        Place of the definition → the shortest way round, beginning with it; of one element where
        it calls itself.
    """
    edges = bound(definitions)
    found: dict[int, tuple[int, ...]] = {}
    for component in components(edges):
        members = frozenset(component)
        for place in component:
            if len(members) > 1 or place in edges[place]:
                found[place] = _way_round(edges, place, members)
    return found


def components(edges: Sequence[Sequence[int]]) -> list[list[int]]:
    """Give the strongly connected components; without recursion, as chains may be long."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    found: list[list[int]] = []
    for root in range(len(edges)):
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        _enter(root, index, low, stack, waiting)
        while work:
            node, targets = work[-1]
            fresh = _next(node, targets, index, low, waiting)
            if fresh is not None:
                _enter(fresh, index, low, stack, waiting)
                work.append((fresh, iter(edges[fresh])))
                continue
            work.pop()
            if work:
                low[work[-1][0]] = min(low[work[-1][0]], low[node])
            if low[node] == index[node]:
                found.append(_leave(node, stack, waiting))
    return found


def _enter(
    node: int, index: dict[int, int], low: dict[int, int], stack: list[int], waiting: set[int]
) -> None:
    index[node] = low[node] = len(index)
    stack.append(node)
    waiting.add(node)


def _next(
    node: int, targets: Iterator[int], index: dict[int, int], low: dict[int, int], waiting: set[int]
) -> int | None:
    """Give the next target that was not entered yet; note those on the stack."""
    for target in targets:
        if target not in index:
            return target
        if target in waiting:
            low[node] = min(low[node], index[target])
    return None


def _leave(node: int, stack: list[int], waiting: set[int]) -> list[int]:
    component: list[int] = []
    while True:
        member = stack.pop()
        waiting.discard(member)
        component.append(member)
        if member == node:
            return component


def _way_round(
    edges: Sequence[Sequence[int]], start: int, members: frozenset[int]
) -> tuple[int, ...]:
    """Give the shortest way from a member of a component back to it, breadth first."""
    before: dict[int, int] = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for target in edges[node]:
            if target == start:
                way = [node]
                while way[-1] != start:
                    way.append(before[way[-1]])
                return tuple(reversed(way))
            if target in members and target not in before:
                before[target] = node
                queue.append(target)
    raise AssertionError(start)
