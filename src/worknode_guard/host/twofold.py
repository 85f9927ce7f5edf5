"""Work that two processes share: the other half is done by a fork (fork(2)) of this one.

The fork hands its results over a pipe in `marshal`. If it is killed, or gives anything else than
all of its results, this process does that half again, so a lost process loses nothing.
"""

import contextlib
import marshal
import os
import signal
from collections.abc import Callable, Sequence
from typing import Any, Final, NoReturn, TypeVar

Item = TypeVar("Item")
Result = Any
"""What `marshal` can carry: texts, bytes, numbers, None, and tuples, lists and dicts of these."""

_ENOUGH: Final = 500_000
"""Bytes of source from which on a fork is worth its start; measured at about a third of a second
of work."""


def is_worth(weight: int) -> bool:
    """Tell whether so much is shared at all.

    Not where other threads run (a program that calls the Python API): a fork has their locks, but
    not the threads that would open them (fork(2), CAVEATS).
    """
    if weight < _ENOUGH or not hasattr(os, "fork") or (os.cpu_count() or 1) < 2:  # noqa: PLR2004 - two processes
        return False
    import threading  # noqa: PLC0415 - only where there is much

    return threading.active_count() == 1


def shared(
    items: Sequence[Item],
    weight: Callable[[Item], int],
    work: Callable[[Item], Result],
    done: Callable[[int], None] | None = None,
) -> list[Result]:
    """Do `work` for every item, in two processes where that is worth it.

    Args:
        items: What to do.
        weight: How much an item is, in bytes of source.
        work: Its result must be what `marshal` can carry.
        done: Told now and then how many items are done.

    Returns:
        One result for each item, in their order.
    """
    own, other = _halves(items, weight)
    if not other:
        return _do(items, range(len(items)), work, done)
    reader, child = _start(items, other, work)
    try:
        mine = _do(items, own, work, None if done is None else lambda count: done(2 * count))
        theirs = _finish(reader, child, len(other))
    except BaseException:
        _stop(reader, child)
        raise
    if theirs is None:
        theirs = _do(items, other, work, None)
    results: dict[int, Result] = dict(zip(own, mine, strict=True))
    results.update(zip(other, theirs, strict=True))
    return [results[place] for place in range(len(items))]


def _halves(items: Sequence[Item], weight: Callable[[Item], int]) -> tuple[list[int], list[int]]:
    """Share the items out, the heaviest first; the second half is empty where one is enough."""
    weights = [weight(item) for item in items]
    one = list(range(len(items)))
    if len(items) < 2 or not is_worth(sum(weights)):  # noqa: PLR2004 - two processes
        return one, []
    halves: tuple[list[int], list[int]] = ([], [])
    loads = [0, 0]
    for place in sorted(one, key=lambda place: -weights[place]):
        lighter = 0 if loads[0] <= loads[1] else 1
        halves[lighter].append(place)
        loads[lighter] += weights[place]
    return halves


def _do(
    items: Sequence[Item],
    places: Sequence[int],
    work: Callable[[Item], Result],
    done: Callable[[int], None] | None,
) -> list[Result]:
    results = []
    for count, place in enumerate(places):
        if done is not None:
            done(count)
        results.append(work(items[place]))
    return results


def _start(
    items: Sequence[Item], places: Sequence[int], work: Callable[[Item], Result]
) -> tuple[int, int]:
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _be_the_other(writer, items, places, work)
    os.close(writer)
    return reader, child


def _be_the_other(
    writer: int, items: Sequence[Item], places: Sequence[int], work: Callable[[Item], Result]
) -> NoReturn:
    """Do one half and end, without what the parent's end would do (buffers, exit handlers)."""
    code = 1
    try:
        # The terminal's interrupt reaches both; the parent tells about it.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        packed = marshal.dumps(_do(items, places, work, None))
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(packed)
        code = 0
    finally:
        os._exit(code)


def _finish(reader: int, child: int, count: int) -> list[Result] | None:
    """Collect the other half; None where it is not whole."""
    with os.fdopen(os.dup(reader), "rb") as pipe:
        packed = pipe.read()
    os.close(reader)
    _, status = os.waitpid(child, 0)
    if status:
        return None
    try:
        results = marshal.loads(packed)  # noqa: S302 - our own process wrote it
    except (ValueError, EOFError, TypeError):
        return None
    return results if isinstance(results, list) and len(results) == count else None


def _stop(reader: int, child: int) -> None:
    with contextlib.suppress(OSError):
        os.close(reader)
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(child, 0)
