"""Run a program and measure it: wall time, and the most memory it ever held."""

import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import NamedTuple


class Run(NamedTuple):
    """One run of a program.

    Attributes:
        seconds: From start to end, by the wall clock.
        peak_mb: Largest resident set of the program itself, without its children, in 10^6 bytes.
    """

    exit_code: int
    seconds: float
    peak_mb: float
    stdout: bytes
    stderr: bytes


class Subject(NamedTuple):
    """A command to be measured.

    Attributes:
        before: What must be done before each run; it is not measured.
        expected: Its exit code; any other is an error of the measurement.
    """

    name: str
    argv: tuple[str, ...]
    folder: Path
    environ: Mapping[str, str]
    before: Callable[[], None] | None = None
    expected: int = 0


def run_once(argv: Sequence[str], folder: Path, environ: Mapping[str, str]) -> Run:
    """Run a program to its end."""
    with TemporaryFile() as out, TemporaryFile() as err:
        began = time.perf_counter()
        pid = _start(argv, folder, environ, (out.fileno(), err.fileno()))
        _, status, usage = os.wait4(pid, 0)
        seconds = time.perf_counter() - began
        out.seek(0)
        err.seek(0)
        return Run(
            os.waitstatus_to_exitcode(status),
            seconds,
            _megabytes(usage.ru_maxrss),
            out.read(),
            err.read(),
        )


def _start(
    argv: Sequence[str], folder: Path, environ: Mapping[str, str], outs: tuple[int, int]
) -> int:
    """Spawn, so that the child's memory never holds a copy of ours."""
    actions = [(os.POSIX_SPAWN_DUP2, out, number) for number, out in enumerate(outs, start=1)]
    here = Path.cwd()
    os.chdir(folder)
    try:
        return os.posix_spawnp(argv[0], list(argv), dict(environ), file_actions=actions)
    finally:
        os.chdir(here)


def _megabytes(maxrss: int) -> float:
    return maxrss * (1 if sys.platform == "darwin" else 1024) / 1e6


def measure(subjects: Sequence[Subject], rounds: int) -> dict[str, list[Run]]:
    """Run subjects in turn; give the runs of each, in the order of the rounds.

    One more round than asked goes before, to warm up, and is not counted.

    Raises:
        ValueError: One did not end as expected.
    """
    runs: dict[str, list[Run]] = {subject.name: [] for subject in subjects}
    for number in range(rounds + 1):
        for subject in subjects:
            if subject.before is not None:
                subject.before()
            run = run_once(subject.argv, subject.folder, subject.environ)
            if run.exit_code != subject.expected:
                said = (run.stderr or run.stdout).decode("utf-8", "replace")
                raise ValueError(f"{subject.name} ended with {run.exit_code}: {said[-2000:]}")
            if number:
                runs[subject.name].append(run)
    return runs


def milliseconds(runs: Sequence[Run]) -> float:
    """Give the median time."""
    return median(run.seconds for run in runs) * 1000


def peak(runs: Sequence[Run]) -> float:
    """Give the largest memory of any run, in 10^6 bytes."""
    return max(run.peak_mb for run in runs)


def ratio(runs: Sequence[Run], others: Sequence[Run]) -> float:
    """Give the median of the ratios of time, round by round: neighbours meet the same load."""
    return median(run.seconds / other.seconds for run, other in zip(runs, others, strict=True))
