"""What is measured: each function makes its repositories, runs the rivals in turn, gives figures.

The guard is called as its own hook file calls it. No environment variable of the caller's that
bends Python or git reaches any of the programs.
"""

import shutil
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Final, Literal, NamedTuple, Protocol

from lawful import PERSON, REF, key
from peers import Committing, with_guard, with_pre_commit
from scenes import AGENT, Files, Lawful, code_history, staged, texts_history, write
from sources import revised, source
from timing import Run, Subject, measure, milliseconds, peak, ratio

_PYTHON: Final = sys.executable
_BARE: Final = (_PYTHON, "-c", "pass")
_GUARD: Final = (_PYTHON, "-I", "-c", "from worknode_guard.cli.main import run; run()")
_HOOK: Final = (*_GUARD, "hook", "pre-commit")
_FLOOR: Final = (_PYTHON, "-I", str(Path(__file__).with_name("floor.py")))
_STAGED_MB: Final = 80
_RANGE_MB: Final = 250
_BEFORE: Final[Files] = {"docs/a.txt": b"one\n"}
_AFTER: Final[Files] = {"docs/a.txt": b"one\ntwo\n", "docs/b.txt": b"new\n"}


class Figure(NamedTuple):
    """One line of the result.

    Attributes:
        unit: Of `value` and `against`.
        ratio: What the goal is about: `value / against`, or the other way for "faster".
        sense: `<=` or `>=`: on which side of the goal the ratio must lie.
        goal: None for a figure that is only shown.
    """

    name: str
    value: float
    against: float
    unit: Literal["ms", "MB"]
    ratio: float
    sense: Literal["<=", ">="]
    goal: float | None

    @property
    def holds(self) -> bool:
        """Whether the goal is reached; always, where there is none."""
        if self.goal is None:
            return True
        return self.ratio <= self.goal if self.sense == "<=" else self.ratio >= self.goal

    def cells(self) -> tuple[str, ...]:
        """Give the line's cells."""
        numbers = (f"{n:.1f} {self.unit}" for n in (self.value, self.against))
        sign = {"<=": "≤", ">=": "≥"}[self.sense]
        goal = "-" if self.goal is None else f"{sign} {self.goal:g}"
        verdict = "" if self.goal is None else "pass" if self.holds else "FAIL"
        return (self.name, *numbers, f"{self.ratio:.2f}", goal, verdict)

    def as_data(self) -> dict[str, str | float | bool]:
        """Give the line as plain values."""
        return {**self._asdict(), "holds": self.holds}


class Measurement(Protocol):
    """Makes its repositories in a folder and measures there."""

    __name__: str

    def __call__(self, folder: Path, *, quick: bool) -> list[Figure]:
        """Give the figures."""
        ...


def at_most(name: str, runs: list[Run], others: list[Run], goal: float | None) -> Figure:
    """Give a figure whose time may be so many times the other's."""
    times = milliseconds(runs), milliseconds(others)
    return Figure(name, *times, "ms", ratio(runs, others), "<=", goal)


def memory(name: str, runs: list[Run], limit_mb: int) -> Figure:
    """Give a figure whose peak memory must stay below a limit."""
    return Figure(name, peak(runs), limit_mb, "MB", peak(runs) / limit_mb, "<=", 1)


def staged_check(folder: Path, *, quick: bool) -> list[Figure]:
    """Scope and signatures of a small staged change, law cached, in two sizes of repository."""
    tiny = staged(folder / "tiny", 10, _BEFORE, _AFTER)
    keyed = staged(folder / "keyed", 10, _BEFORE, _AFTER, by_key=True)
    large = staged(folder / "large", 10_000, _BEFORE, _AFTER)
    runs = measure(
        (
            Subject("bare", _BARE, folder, tiny.repo.environ),
            Subject("tiny", _HOOK, tiny.repo.path, _as_agent(tiny)),
            Subject("large", _HOOK, large.repo.path, _as_agent(large)),
            Subject("keyed", _HOOK, keyed.repo.path, keyed.repo.environ),
        ),
        11 if quick else 41,
    )
    bare, tiny_runs = runs["bare"], runs["tiny"]
    return [
        at_most("staged check, agent named, to a bare start", tiny_runs, bare, 3.5),
        at_most("staged check, agent by git's key, to a bare start", runs["keyed"], bare, 3.5),
        at_most("staged check, 10,000 files to 10", runs["large"], tiny_runs, 1.10),
        memory("staged check, peak memory", runs["large"], _STAGED_MB),
    ]


def staged_code(folder: Path, *, quick: bool) -> list[Figure]:
    """Five new source files of 4,000 lines together, against reading and lizard alone."""
    made = staged(folder / "code", 10, _BEFORE, _five_files(0))
    salts = count(1)

    def renew() -> None:
        """Stage texts that nobody can have analysed before."""
        write(made.repo, _five_files(next(salts)))

    environ = _as_agent(made)
    cold = {**environ, "XDG_CACHE_HOME": str(folder / "cold")}
    runs = measure(
        (
            Subject("floor", (*_FLOOR, "staged"), made.repo.path, environ, before=renew),
            Subject("guard", _HOOK, made.repo.path, environ),
            Subject("cold", _HOOK, made.repo.path, cold, before=lambda: _remove(folder / "cold")),
        ),
        3 if quick else 11,
    )
    name = "staged check, 5 new files of 4,000 lines"
    return [
        at_most(f"{name}, to the floor", runs["guard"], runs["floor"], 1.3),
        at_most("the same, law read anew as well", runs["cold"], runs["floor"], None),
        memory("the same, peak memory", runs["cold"], _STAGED_MB),
    ]


def power_of_ten(folder: Path, *, quick: bool) -> list[Figure]:
    """New C files under a plan with the Power of Ten: analysed for the first time, and kept."""
    # A refusal would end with another exit code; what is judged and told is the same.
    quiet = {"WG305": "warning", "WG307": "warning"}
    rules = {"power_of_ten": {"languages": ["c"]}, "severity": quiet}
    made = staged(folder / "ten", 10, _BEFORE, _c_files(10, 0), rules=rules)
    new = staged(folder / "kept", 10, _BEFORE, _c_files(5, 0), rules=rules)
    daily = staged(folder / "daily", 10, _c_files(5, 0), _revised(_c_files(5, 0)), rules=rules)
    salts = count(1)

    def renew() -> None:
        write(made.repo, _c_files(10, next(salts)))

    runs = measure(
        (
            Subject("bare", _BARE, folder, made.repo.environ),
            Subject("cold", _HOOK, made.repo.path, _as_agent(made), before=renew),
            Subject("new", _HOOK, new.repo.path, _as_agent(new)),
            Subject("daily", _HOOK, daily.repo.path, _as_agent(daily)),
        ),
        3 if quick else 11,
    )
    cold = milliseconds(runs["cold"])
    name = "Power of Ten, 10 new C files of 8,000 lines, to half a second"
    return [
        Figure(name, cold, 500.0, "ms", cold / 500.0, "<=", 1),
        memory("the same, peak memory", runs["cold"], _STAGED_MB),
        at_most(
            "a function changed in each of 5 C files, facts kept, to a bare start",
            runs["daily"],
            runs["bare"],
            3.5,
        ),
        at_most("5 new C files of 4,000 lines, facts kept", runs["new"], runs["bare"], 3.5),
    ]


def whole_commit(folder: Path, *, quick: bool) -> list[Figure]:
    """A whole `git commit` with our hooks, against pre-commit with a path guard and lizard."""
    rivals: tuple[Committing, Committing] = (
        with_guard(folder / "guard", _GUARD),
        with_pre_commit(folder / "pre-commit"),
    )
    commit = ("git", "commit", "-q", "-m", "Change something")
    runs = measure(
        [
            Subject(rival.name, commit, rival.folder, rival.environ, before=rival.stage)
            for rival in rivals
        ],
        5 if quick else 15,
    )
    ours, theirs = (runs[rival.name] for rival in rivals)
    return [at_most("whole git commit, to one under pre-commit", ours, theirs, 0.40)]


def signed_history(folder: Path, *, quick: bool) -> list[Figure]:
    """A thousand signed commits of text files, against git's own verification alone."""
    made = texts_history(folder / "history", 1000)
    signers = folder / "signers"
    lines = (f"{name} {key(name).public.text}\n" for name in (AGENT, PERSON))
    signers.write_text("".join(lines))
    made.repo.git("config", "gpg.format", "ssh")
    made.repo.git("config", "gpg.ssh.allowedSignersFile", str(signers))
    log = ("git", "--no-pager", "log", "--show-signature", "main..work")
    runs = measure(
        (
            Subject("guard", _range(made), made.repo.path, made.repo.environ),
            Subject("git", log, made.repo.path, made.repo.environ),
        ),
        1 if quick else 3,
    )
    guard, git = runs["guard"], runs["git"]
    _demand_good(git[-1].stdout, 1000)
    name = "1,000 signed commits, git log --show-signature to us"
    times = milliseconds(guard), milliseconds(git)
    return [
        Figure(name, *times, "ms", ratio(git, guard), ">=", 15),
        memory("the same, peak memory", guard, _RANGE_MB),
    ]


def pull_request(folder: Path, *, quick: bool) -> list[Figure]:
    """Fifty commits of two source files each, against analysing each distinct blob once."""
    made = code_history(folder / "pull-request", 50)
    floor = (*_FLOOR, "range", "main", "work")
    runs = measure(
        (
            Subject("floor", floor, made.repo.path, made.repo.environ),
            Subject("guard", _range(made), made.repo.path, made.repo.environ),
        ),
        2 if quick else 7,
    )
    name = "pull request of 50 commits, cold"
    return [
        at_most(name, runs["guard"], runs["floor"], 1.5),
        memory("the same, peak memory", runs["guard"], _RANGE_MB),
    ]


def _five_files(salt: int) -> Files:
    suffixes = ("c", "py", "c", "py", "c")
    return {
        f"src/m{n}.{suffix}": source(suffix, 800, salt * len(suffixes) + n).encode()
        for n, suffix in enumerate(suffixes)
    }


def _c_files(number: int, salt: int) -> Files:
    return {f"src/m{n}.c": source("c", 800, salt * number + n).encode() for n in range(number)}


def _revised(files: Files) -> Files:
    return {name: revised(text.decode(), 3, 1).encode() for name, text in files.items()}


def _range(made: Lawful) -> tuple[str, ...]:
    ends = ("--base", "main", "--head", "work", "--ref", REF, "--trust", made.pin)
    return (*_GUARD, "check", "--no-cache", *ends)


def _as_agent(made: Lawful) -> Mapping[str, str]:
    return {**made.repo.environ, "WORKNODE_AGENT": AGENT}


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


def _demand_good(output: bytes, count: int) -> None:
    """See that git verified every commit, or the comparison would be with nothing."""
    good = output.count(b'Good "git" signature')
    if good != count:
        raise ValueError(f"git verified {good} of {count} commits")


ALL: Final[tuple[Measurement, ...]] = (
    staged_check,
    staged_code,
    power_of_ten,
    whole_commit,
    signed_history,
    pull_request,
)
