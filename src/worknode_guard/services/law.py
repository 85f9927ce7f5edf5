"""The law at a revision: what holds, what does not, and who may do what."""

import os

from worknode_guard.gitio.history import read_commit
from worknode_guard.gitio.refs import resolve_commit
from worknode_guard.gitio.repository import find_repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.host.clock import now as clock
from worknode_guard.law.actors import time_refusal
from worknode_guard.law.settle import settle
from worknode_guard.model.instant import Instant, format_instant
from worknode_guard.model.law import Law, LawFiles, LawProblem, NoLaw, capability_path, plan_path
from worknode_guard.named import NamedTuple
from worknode_guard.services.lawfiles import LawReader


class LawView(NamedTuple):
    """The law of one commit, as its readers need it.

    Attributes:
        commit: Full hex id.
        files: Every document, with its signatures.
        law: What is believed of them; `NoLaw` says why nothing is.
        problems: Everything that does not hold now, expiries too; empty when all is well.
        now: The moment that expiries were judged at.
    """

    commit: str
    files: LawFiles
    law: Law | NoLaw
    problems: tuple[LawProblem, ...]
    now: Instant


def law_at(
    repo_dir: str, rev: str = "HEAD", pin: str | None = None, now: Instant | None = None
) -> LawView:
    """Read and judge the law at a revision.

    Args:
        repo_dir: A folder in the repository.
        rev: Any name of a commit.
        pin: `sha256:…`; None takes the root on first sight.
        now: None asks the host's clock.

    Raises:
        UndecidedError: No such commit, objects are missing, git failed.
    """
    repository = find_repository(repo_dir, os.environ)
    moment = clock() if now is None else now
    oid = resolve_commit(repository, rev, os.environ)
    with ObjectStore(repository, os.environ) as store:
        tree = read_commit(store, oid).tree
        files = LawReader(store, TreeDiffer(store)).read(tree)
    law = settle(files, moment, pin)
    problems = (law.problem,) if isinstance(law, NoLaw) else (*law.problems, *_expired(law, moment))
    return LawView(oid, files, law, problems, moment)


def _expired(law: Law, now: Instant) -> tuple[LawProblem, ...]:
    """Say which capabilities and plans that hold otherwise are not valid at this moment."""
    found = []
    for name, chain in law.chains.items():
        refusal = time_refusal(chain, now)
        if refusal is not None:
            found.append(LawProblem(path=capability_path(name), subject=name, **refusal._asdict()))
    for name, plan in law.plans.items():
        if plan.expires <= now:
            found.append(
                LawProblem(
                    "WG005",
                    plan_path(name),
                    name,
                    what=f"plan {name} has expired",
                    why=f"it held until {format_instant(plan.expires)}",
                    fix="let the people of the plan role sign a new version",
                )
            )
    return tuple(found)
