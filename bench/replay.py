#!/usr/bin/env python3
"""Replay real history under a law, and see that the guard finds what is wrong and nothing else.

usage: replay.py [--count N] [--seed N] [--json FILE] REPO...

Each REPO is a local git repository of the user's. Its newest commits are made again in a temporary
clone, on top of a commit that founds a law, and signed by an agent whose whitelist covers all that
they touch, save what is denied to every agent. They are judged in one range by the program itself,
then one by one as pull requests of their own; what differs from what is due is a false refusal.
Then every violation of `plants.py` is planted at a random place, and must be found, alone and
among the others.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from findings import Found, Judgement, compare, of_report, of_verdict
from history import Step, folders, is_denied, read_history, whitelist
from lawful import LAX_RULES, PERSON, REF, UNLIMITED, Assigned, law
from planting import Scene
from plants import (
    INSIDE,
    LATER,
    NARROW,
    PLANTS,
    REPLAYER,
    SMALL_BYTES,
    STRICT,
    Plant,
)
from repository import Repository
from timing import run_once
from worknode_guard.errors import GuardError
from worknode_guard.gitio.repository import find_repository
from worknode_guard.model.verdict import Verdict
from worknode_guard.services.check import check_range
from worknode_guard.services.options import CheckOptions

_STRICT_LIMITS: Final = {
    **UNLIMITED,
    "complexity": 8,
    "function_lines": 60,
    "file_bytes": SMALL_BYTES,
}
_PROGRAM: Final = ("-I", "-m", "worknode_guard", "check", "--json", "--ref", REF)


class Planted(NamedTuple):
    """One planted violation: judged alone it is base..head."""

    name: str
    base: str
    head: str
    due: frozenset[Found]


class Branch(NamedTuple):
    """A replayed history.

    Attributes:
        base: The founding commit.
        made: Each commit made of a real one, in order.
        due: What must be found, of the real commits and of the planted ones.
    """

    base: str
    made: tuple[tuple[str, str, Step], ...]
    planted: tuple[Planted, ...]
    due: frozenset[Found]

    @property
    def head(self) -> str:
        """The end of the branch: a planted commit is always followed by a real one."""
        return self.made[-1][1]


class Result(NamedTuple):
    """One line of the table."""

    repository: str
    commits: int
    squashes: int
    files: int
    functions: int
    denied: int
    false_refusals: int
    planted: int
    found: int
    seconds: float
    peak_mb: float
    faults: tuple[str, ...]


class Replay:
    """One real repository, its temporary clone and the law in it."""

    def __init__(self, source: Path, folder: Path, count: int) -> None:
        """Clone it, found the law, and read what will be replayed."""
        before, self.steps = read_history(source, count)
        bare = folder / "clone.git"
        Repository(source, make=False).git("clone", "-q", "--bare", "--shared", ".", str(bare))
        self.repo = Repository(bare, make=False)
        self._folders = folders(self.steps)
        paths = (*whitelist(self.steps), f"{INSIDE}/**")
        agents = (
            Assigned(REPLAYER, "wave", paths),
            Assigned(NARROW, "wave", paths, ("add", "modify"), later=(f"{LATER}/**",)),
            Assigned(STRICT, "tight", paths, limits=_STRICT_LIMITS),
        )
        self.pin, files = law(agents, {"wave": LAX_RULES, "tight": {"documentation": "off"}})
        self._plans = self.repo.entries(self.repo.tree(files))
        tree = self._lawful(before.tree)
        self.base = self.repo.commit(tree, [], PERSON, b"Found the law\n")
        self.options = CheckOptions(trust=self.pin, ref=REF)

    def _lawful(self, tree: str) -> str:
        """Put the law into a real tree."""
        entries = self.repo.entries(tree)
        if any(name == b"plans" for _, name, _ in entries):
            raise ValueError("it has something of its own at plans/, where the law stands")
        return self.repo.write_entries((*entries, *self._plans))

    def build(self, plants: Mapping[int, Plant], rng: Random) -> Branch:
        """Make the real commits again, each plant before the commit of its number."""
        head, tree = self.base, self._tree_of(self.base)
        made: list[tuple[str, str, Step]] = []
        planted: list[Planted] = []
        due: set[Found] = set()
        for number, step in enumerate(self.steps):
            if number in plants:
                scene = Scene(self.repo, self.pin, (head, tree), self._folders, rng)
                own = frozenset(plants[number](scene))
                planted.append(Planted(plants[number].__name__, head, scene.head, own))
                head = self.repo.commit(tree, [scene.head], PERSON, b"Put it back\n")
                due.update((head, "WG004", path) for path in scene.documents)
            tree = self._lawful(step.commit.tree)
            message, author = step.commit.message, step.commit.author
            oid = self.repo.commit(tree, [head], REPLAYER, message, author)
            made.append((head, oid, step))
            head = oid
        due.update(found for _, oid, step in made for found in denials(oid, step))
        due.update(*(one.due for one in planted))
        return Branch(self.base, tuple(made), tuple(planted), frozenset(due))

    def _tree_of(self, commit: str) -> str:
        return self.repo.git("rev-parse", f"{commit}^{{tree}}").decode().strip()

    def judge_by_program(self, branch: Branch) -> Judgement:
        """Judge a whole branch by the installed program, as CI does."""
        ends = ("--base", branch.base, "--head", branch.head, "--trust", self.pin)
        run = run_once((sys.executable, *_PROGRAM, *ends), self.repo.path, self.repo.environ)
        if run.exit_code not in {0, 1}:
            said = (run.stderr or run.stdout).decode("utf-8", "replace")
            return Judgement(run, frozenset(), 0, f"ended with {run.exit_code}: {said[-2000:]}")
        report = json.loads(run.stdout)
        return Judgement(run, of_report(report), report["summary"]["functions"])

    def judge_alone(self, base: str, head: str) -> Verdict:
        """Judge base..head as a pull request of its own, in process."""
        return check_range(str(self.repo.path), base, head, self.options)


def denials(oid: str, step: Step) -> Iterable[Found]:
    """Give the refusals that a real commit must meet: what it does where no agent may write."""
    return ((oid, "WG103", c.path) for c in step.changes if is_denied(c.path))


def judge_each(replay: Replay, branch: Branch) -> list[str]:
    """Judge each real commit alone; say what is false."""
    faults: list[str] = []
    for base, oid, step in branch.made:
        name = f"{step.commit.oid} alone"
        try:
            verdict = replay.judge_alone(base, oid)
        except Exception as error:  # noqa: BLE001  any crash at all is what is looked for
            faults.append(f"{name}: crash: {type(error).__name__}: {error}")
            continue
        faults += compare(name, frozenset(denials(oid, step)), of_verdict(verdict))
    return faults


def replay_one(source: Path, count: int, seed: int, folder: Path) -> Result:
    """Replay one repository and judge everything."""
    replay = Replay(source, folder, count)
    clean = replay.build({}, Random(seed))
    whole = replay.judge_by_program(clean)
    false = whole.compare("range", clean.due) + judge_each(replay, clean)

    rng = Random(seed)
    places = rng.sample(range(len(replay.steps)), len(PLANTS))
    planted = replay.build(dict(zip(places, PLANTS, strict=True)), rng)
    among = replay.judge_by_program(planted)
    misses = among.compare("planted range", planted.due)
    found = 0
    for one in planted.planted:
        alone = of_verdict(replay.judge_alone(one.base, one.head))
        misses += compare(f"{one.name} alone", one.due, alone)
        found += one.due <= among.got and one.due == alone
    return Result(
        source.parent.name if source.name in {"repo", ".git"} else source.name,
        len(clean.made),
        sum(step.is_merge for step in replay.steps),
        sum(len(step.changes) for step in replay.steps),
        whole.functions,
        len(clean.due),
        len(false),
        len(PLANTS),
        found,
        whole.run.seconds,
        whole.run.peak_mb,
        tuple(false + misses),
    )


def table(results: Sequence[Result]) -> str:
    """Give the results as aligned columns."""
    titles = [name.replace("_", " ") for name in Result._fields[:-1]]
    rows = [[f"{v:.2f}" if isinstance(v, float) else str(v) for v in one[:-1]] for one in results]
    widths = [max(map(len, column)) for column in zip(titles, *rows, strict=True)]
    lines = (
        "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
        for row in [titles, *rows]
    )
    return "\n".join(lines)


def main() -> int:
    """Replay every repository that is named; 1 when anything is not as it is due."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("repositories", metavar="REPO", type=Path, nargs="+")
    parser.add_argument("--count", type=int, default=200, help="commits that are no merges")
    parser.add_argument("--seed", type=int, default=1, help="of the places of the violations")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    args = parser.parse_args()
    results = []
    for source in args.repositories:
        with TemporaryDirectory(prefix="worknode-replay-") as folder:
            try:
                git_dir = Path(find_repository(str(source), {}).git_dir)
                results.append(replay_one(git_dir, args.count, args.seed, Path(folder)))
            except (ValueError, GuardError) as error:
                parser.error(str(error))
        for fault in results[-1].faults:
            print(f"{results[-1].repository}: {fault}", file=sys.stderr)
    print(table(results))
    if args.json:
        args.json.write_text(json.dumps([one._asdict() for one in results], indent=2) + "\n")
    return 1 if any(one.faults for one in results) else 0


if __name__ == "__main__":
    sys.exit(main())
