"""The programs that read C beside us, each on the same files: whole processes, run in turn.

Only what is installed runs. Cobra is named by `COBRA`, the path of its program, since it stands in
no package; its rules are looked for beside it, as its own archive has them.
"""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

from clang_sight import tidy_command
from timing import Run, run_once

_PYTHON: Final = sys.executable
_GUARD: Final = (_PYTHON, "-I", "-m", "worknode_guard", "check", "--files")
_RAN: Final = (0, 1)
"""Exit codes after which a program has read the files: nothing found, or something."""


class Peer(NamedTuple):
    """A program and how it is called on the files.

    Attributes:
        ran: The exit codes after which its time counts.
    """

    name: str
    argv: tuple[str, ...]
    environ: Mapping[str, str]
    ran: tuple[int, ...] = _RAN


class Time(NamedTuple):
    """What a program took.

    Attributes:
        runs: Empty where it did not run to its end.
        failure: Why not.
    """

    name: str
    runs: tuple[Run, ...]
    failure: str = ""

    @property
    def seconds(self) -> float:
        """The median."""
        return median(run.seconds for run in self.runs)


def peers(folder: Path, paths: Sequence[str], scratch: Path, more: Sequence[str]) -> Iterator[Peer]:
    """Give ourselves and the programs that are installed.

    Args:
        folder: Where they run.
        paths: Of the C files, below the folder.
        scratch: Where a program may keep what it wants to keep.
        more: Options for clang.
    """
    plain = {**os.environ, "XDG_CACHE_HOME": str(scratch / "cache")}
    yield Peer("worknode-guard check --files", (*_GUARD, *paths, "--no-cache"), plain)
    yield Peer("lizard", (_PYTHON, "-I", "-m", "lizard", *paths), plain)
    tidy = tidy_command(folder, paths, more)
    if tidy is not None:
        yield Peer("clang-tidy misc-no-recursion, avoid-goto", tidy, plain)
    cppcheck = shutil.which("cppcheck")
    if cppcheck is not None:
        yield Peer("cppcheck", (cppcheck, "--quiet", "--language=c", *paths), plain)
    yield from _cobra(plain, paths, scratch)


def _cobra(environ: Mapping[str, str], paths: Sequence[str], scratch: Path) -> Iterator[Peer]:
    program = environ.get("COBRA")
    if not program:
        return
    rules = Path(program).resolve().parents[1] / "rules"
    if not rules.is_dir():
        raise ValueError(f"COBRA is {program}, and {rules} does not hold its rules")
    (scratch / ".cobra").write_text(f"Rules: {rules}\n")
    yield Peer("cobra -f p10", (program, "-f", "p10", *paths), {**environ, "HOME": str(scratch)})


def times(folder: Path, rivals: Sequence[Peer], rounds: int) -> list[Time]:
    """Run each in turn, so many rounds."""
    runs: dict[str, list[Run]] = {rival.name: [] for rival in rivals}
    failures: dict[str, str] = {}
    for _ in range(rounds):
        for rival in rivals:
            if rival.name in failures:
                continue
            done = run_once(rival.argv, folder, rival.environ)
            if done.exit_code in rival.ran:
                runs[rival.name].append(done)
            else:
                said = (done.stderr or done.stdout).decode("utf-8", "replace").split()
                failures[rival.name] = f"ended with {done.exit_code}: {' '.join(said[-20:])}"
    return [
        Time(
            rival.name,
            () if rival.name in failures else tuple(runs[rival.name]),
            failures.get(rival.name, ""),
        )
        for rival in rivals
    ]


TITLES: Final = ("project", "program", "time", "to ours", "peak memory")


def cells(project: str, found: Sequence[Time]) -> Iterator[tuple[str, ...]]:
    """Give the lines of the table for one project."""
    own = next((time for time in found if time.name.startswith("worknode-guard")), None)
    for time in found:
        if not time.runs:
            yield (project, time.name, time.failure, "-", "-")
            continue
        against = f"{time.seconds / own.seconds:.2f} x" if own and own.runs else "-"
        peak = max(run.peak_mb for run in time.runs)
        yield (project, time.name, f"{time.seconds:.2f} s", against, f"{peak:.0f} MB")
