"""Locals that are declared wider than the one block that uses them (Holzmann 2006, rule 6).

Nothing is said where a narrower declaration might change what the function does:

- A loop lies between declaration and block, and the block does not begin by giving a new value in
  a statement of its own: the old one may be carried from one iteration to the next. A `goto`
  backward makes a loop too.
- The initialiser does more than read constants and locals that keep their values.
- The address is taken (an array that is handed over stands for its address).
- A label stands in the block, or the block is a `switch`, whose declarations are jumped over.

Exempt are loop counters, `static`, `extern` and `volatile` objects, and constant tables.
"""

from bisect import bisect_left
from collections.abc import Iterator

from worknode_guard.analysis.c.scopes import Local, Region, happens
from worknode_guard.analysis.c.tree_state import State
from worknode_guard.model.functions import Mark
from worknode_guard.named import NamedTuple


class _Jumps(NamedTuple):
    """The jumps of a function.

    Attributes:
        labels: Their moments, in order.
        back: Label and moment of each `goto` that makes a loop, in the order of the labels.
    """

    labels: list[int]
    back: list[tuple[int, int]]


def wide(state: State) -> Iterator[Mark]:
    """Give a mark for each such local, at its declaration."""
    jumps = _Jumps(
        sorted(state.labels.values()),
        sorted(
            (state.labels[name], moment)
            for name, moment in state.gotos
            if state.labels.get(name, moment + 1) <= moment
        ),
    )
    for local in state.locals:
        if local.first < 0 or local.settled or local.escapes or local.counter:
            continue
        block = _narrowest(state, local)
        if block is not None and _may_move(local) and _may_enter(state, jumps, local, block):
            yield Mark("wide-local", local.line, local.name)


def _narrowest(state: State, local: Local) -> Region | None:
    """Give the innermost block that holds all uses; None where it is the declaration's own."""
    region: Region | None = state.owners[local.first]
    while region is not None and region is not local.region:
        if region.kind == "block" and region.end >= local.last:
            return region
        region = region.parent
    return None


def _may_move(local: Local) -> bool:
    """Tell whether the initialiser would give the same value later."""
    if local.needs is None:
        return False
    return not any(
        one.escapes or (one.writes and one.writes[-1] >= local.declared) for one in local.needs
    )


def _may_enter(state: State, jumps: _Jumps, local: Local, block: Region) -> bool:
    """Tell whether the block begins anew each time that it is entered."""
    if happens(jumps.labels, block.start, block.end):
        return False
    if local.fresh and state.owners[local.first] is block:
        return True
    return not _is_repeated(local, block) and not _is_jumped_back(jumps.back, local, block)


def _is_jumped_back(back: list[tuple[int, int]], local: Local, block: Region) -> bool:
    # A jump back across the declaration begins anew too.
    first = bisect_left(back, (local.declared + 1, 0))
    last = bisect_left(back, (block.end + 1, 0))
    return any(back[at][1] >= block.start for at in range(first, last))


def _is_repeated(local: Local, block: Region) -> bool:
    region = block.parent
    while region is not None and region is not local.region:
        if region.kind == "loop":
            return True
        region = region.parent
    return False
