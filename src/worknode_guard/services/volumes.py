"""How much a change weighs in the end, for each agent and as a whole (WG108)."""

from collections.abc import Callable, Sequence

from worknode_guard.law.limits import effective_limits
from worknode_guard.model.actor import Agent
from worknode_guard.model.capability import Limits
from worknode_guard.model.change import FileChange, FileDiff
from worknode_guard.model.evidence import Judged, Volume
from worknode_guard.named import NamedTuple

BlobPair = tuple[str | None, str | None]
Differences = Callable[[Sequence[BlobPair]], Sequence[FileDiff]]


class _Run(NamedTuple):
    """Consecutive changes of one path by one agent, from the first old to the last new blob."""

    path: bytes
    first: FileChange
    last: FileChange

    @property
    def pair(self) -> BlobPair:
        return (self.first.blobs[0], self.last.blobs[1])

    @property
    def is_real(self) -> bool:
        """Whether anything is left of it in the end."""
        first, last = self.first, self.last
        return (first.old_mode, first.old_oid) != (last.new_mode, last.new_oid)


def volumes(
    commits: Sequence[Judged], net: Sequence[FileChange], differences: Differences
) -> tuple[Volume, ...]:
    """Weigh a range.

    Each agent's limits hold for the net of its own commits: per path, changes that follow on one
    another count from the first state to the last, so that undone work weighs nothing and split
    work weighs in full. The smallest limits of all agents hold for the whole.

    Args:
        commits: Parents first.
        net: The difference that would land.
        differences: From pairs of blobs to changed lines, in one go.
    """
    agents = {j.actor.id: j.actor for j in commits if isinstance(j.actor, Agent)}
    if not agents:
        return ()
    runs = {name: _runs(agent, commits) for name, agent in agents.items()}
    whole = [_Run(change.path, change, change) for change in net]
    pairs = list(dict.fromkeys(run.pair for group in (*runs.values(), whole) for run in group))
    known = dict(zip(pairs, differences(pairs), strict=True))
    least = Limits()
    found = []
    for name, agent in agents.items():
        limits = effective_limits(agent.chain)
        least = least.meet(limits)
        found.append(_weigh(runs[name], known)._replace(agent=name, limits=limits))
    return (*found, _weigh(whole, known)._replace(limits=least))


def _runs(agent: Agent, commits: Sequence[Judged]) -> list[_Run]:
    open_runs: dict[bytes, _Run] = {}
    closed: list[_Run] = []
    for judged in commits:
        if not isinstance(judged.actor, Agent) or judged.actor.id != agent.id:
            continue
        for change in judged.commit.changes:
            run = open_runs.get(change.path)
            if run is not None and run.last.new_oid == change.old_oid:
                open_runs[change.path] = run._replace(last=change)
                continue
            if run is not None:
                closed.append(run)
            open_runs[change.path] = _Run(change.path, change, change)
    return [*closed, *open_runs.values()]


def _weigh(runs: Sequence[_Run], known: dict[BlobPair, FileDiff]) -> Volume:
    real = [run for run in runs if run.is_real]
    return Volume(
        None,
        Limits(),
        len({run.path for run in real}),
        sum(known[run.pair].added for run in real),
        sum(known[run.pair].deleted for run in real),
        tuple((run.path, run.last.new_bytes) for run in real if run.last.new_bytes is not None),
    )
