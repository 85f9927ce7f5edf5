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

from collections.abc import Iterator

from worknode_guard.analysis.c.scopes import Local, Region
from worknode_guard.analysis.c.tree_state import State
from worknode_guard.model.functions import Mark


def wide(state: State) -> Iterator[Mark]:
    """Give a mark for each such local, at its declaration."""
    for local in state.locals:
        if local.first < 0 or local.settled or local.escapes or local.counter:
            continue
        block = _narrowest(state, local)
        if block is not None and _may_move(local) and _may_enter(state, local, block):
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
        one.escapes or any(moment >= local.declared for moment in one.writes) for one in local.needs
    )


def _may_enter(state: State, local: Local, block: Region) -> bool:
    """Tell whether the block begins anew each time that it is entered."""
    if any(block.holds(moment) for moment in state.labels.values()):
        return False
    begins_anew = local.fresh and state.owners[local.first] is block
    return begins_anew or not (_is_repeated(local, block) or _is_jumped_back(state, local, block))


def _is_repeated(local: Local, block: Region) -> bool:
    region = block.parent
    while region is not None and region is not local.region:
        if region.kind == "loop":
            return True
        region = region.parent
    return False


def _is_jumped_back(state: State, local: Local, block: Region) -> bool:
    for name, moment in state.gotos:
        label = state.labels.get(name, moment + 1)
        # A jump back across the declaration begins anew too.
        if local.declared < label <= moment and label <= block.end and moment >= block.start:
            return True
    return False
