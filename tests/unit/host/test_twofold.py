"""Two processes share the work, and a lost one loses nothing."""

import os
import signal
import threading
from collections.abc import Callable

import pytest

from worknode_guard.host.twofold import shared

HEAVY = 1_000_000


def run(items: list[int], work: Callable[[int], object], weight: int = HEAVY) -> list[object]:
    return shared(items, lambda _: weight, work)


@pytest.mark.parametrize("weight", [1, HEAVY])
def test_results_stand_in_the_order_of_the_items(weight: int) -> None:
    items = list(range(9))
    assert run(items, lambda n: (n, n * n), weight) == [(n, n * n) for n in items]
    assert run([], lambda n: n, weight) == []


def test_much_is_shared_and_little_is_not() -> None:
    def own(_: int) -> int:
        return os.getpid()

    assert len(set(run([1, 2, 3, 4], own))) == 2
    assert set(run([1, 2, 3, 4], own, weight=1)) == {os.getpid()}
    assert set(run([1], own)) == {os.getpid()}


def test_beside_other_threads_nothing_is_forked() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert set(shared([HEAVY, HEAVY], lambda item: item, lambda _: os.getpid())) == {
            os.getpid()
        }
    finally:
        stop.set()
        other.join()


def test_the_heaviest_are_balanced() -> None:
    def weigh(item: int) -> int:
        return item * 100_000

    pids = dict(zip([9, 5, 4], shared([9, 5, 4], weigh, lambda _: os.getpid()), strict=True))
    assert pids[9] != pids[5]
    assert pids[5] == pids[4]


@pytest.mark.parametrize("end", ["killed", "exited", "raised", "cut off"])
def test_a_lost_process_s_half_is_done_again(end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = os.getpid()
    if end == "cut off":
        monkeypatch.setattr("marshal.dumps", lambda _: b"[")

    def work(item: int) -> int:
        if os.getpid() != parent:
            if end == "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            elif end == "exited":
                os._exit(3)
            elif end == "raised":
                raise ValueError(item)
        return item + 1

    assert run([1, 2, 3, 4], work) == [2, 3, 4, 5]


def test_an_error_here_ends_the_other_process_too() -> None:
    parent = os.getpid()

    def work(_: int) -> int:
        if os.getpid() == parent:
            raise KeyboardInterrupt
        signal.pause()
        return 0

    with pytest.raises(KeyboardInterrupt):
        run([1, 2], work)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_results_larger_than_a_pipe_come_through() -> None:
    assert run([1, 2], lambda n: "x" * (1 << 20) * n) == ["x" * (1 << 20), "x" * (2 << 20)]


def test_progress_is_told() -> None:
    told: list[int] = []
    shared(list(range(4)), lambda _: 1, lambda n: n, told.append)
    assert told == [0, 1, 2, 3]
