"""Work that never ends is stopped, other work is not, and nothing stays behind."""

import signal
import threading

import pytest

from worknode_guard.host.alarm import time_limit
from worknode_guard.services import analysing


def for_ever(path: str, raw: bytes, **_named: object) -> None:
    del path, raw
    while True:
        pass


def test_work_that_never_ends_is_stopped() -> None:
    with pytest.raises(TimeoutError), time_limit(0.05):
        for_ever("x", b"")


def test_nothing_rings_afterwards() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with time_limit(0.05):
        pass
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGVTALRM) == before


def test_another_thread_works_without_a_bound() -> None:
    done = []

    def work() -> None:
        with time_limit(0.01):
            done.append(sum(range(1000)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [499500]


def test_a_file_that_takes_for_ever_is_unreadable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "_BUDGET_S", 0.05)
    monkeypatch.setattr(analysing, "analyse", for_ever)
    facts = analysing.analyse_file(analysing.SourceFile("a.c", b"int a;\n"))
    assert facts.language == "c"
    assert facts.unreadable == "its analysis was stopped after 20 seconds of processor time"
    assert analysing.is_cut_short(facts)
