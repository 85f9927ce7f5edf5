"""Judge a change: the commits of a range, or what the index holds."""

import os
from collections.abc import Iterator
from typing import Final

from worknode_guard.errors import UndecidedError
from worknode_guard.gitio.history import Range, read_range
from worknode_guard.gitio.refs import branch_name, resolve_commit
from worknode_guard.gitio.repository import find_repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.host.clock import now as clock
from worknode_guard.law.actors import Forge
from worknode_guard.law.settle import settle
from worknode_guard.model.actor import Agent
from worknode_guard.model.evidence import Evidence
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, LawFiles, NoLaw, root_path
from worknode_guard.model.verdict import Verdict
from worknode_guard.rules.judge import judge
from worknode_guard.services.gather import Case, Gathering, gather_range
from worknode_guard.services.lawfiles import LawReader
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.requests import undecided, undecided_by_error

DEFAULT_REF: Final = "refs/heads/main"
FIRST_SIGHT: Final = (
    "no pin was given, so the trust root was taken on first sight: pass --trust {}, or set "
    "WORKNODE_TRUST or git config worknode.trust"
)


def check_range(repo_dir: str, base: str, head: str, options: CheckOptions) -> Verdict:
    """Judge every commit of base..head and the net change, by the law of base.

    What cannot be read (an unknown revision, incomplete history, a git that fails) is an
    undecided verdict.
    """
    try:
        return _judge_range(repo_dir, base, head, options)
    except UndecidedError as error:
        return undecided_by_error(error, head)


def _judge_range(repo_dir: str, base: str, head: str, options: CheckOptions) -> Verdict:
    repository = find_repository(repo_dir, os.environ)
    base_oid = resolve_commit(repository, base, os.environ)
    head_oid = resolve_commit(repository, head, os.environ)
    ref = options.ref or branch_name(repository, base, os.environ) or DEFAULT_REF
    now = options.now if options.now is not None else clock()
    with ObjectStore(repository, os.environ) as store:
        range_ = read_range(store, base_oid, head_oid)
        trees = TreeDiffer(store)
        doors = Gathering(store, trees, LawReader(store, trees))
        files = doors.laws.read(range_.base.tree)
        settled = settle(files, now, options.trust)
        law = settled if isinstance(settled, Law) else _renewal(doors, range_, files, options.trust)
        evidence = None
        if law is not None:
            case = Case(law, now, ref, Forge(options.author, options.sender), options.progress)
            evidence = gather_range(doors, range_, case)
    if isinstance(settled, NoLaw) and (evidence is None or not evidence.people_only):
        return undecided(settled.problem, base_oid, head_oid)
    assert evidence is not None
    return judge(evidence, base_oid, head_oid, tuple(_notices(evidence, options)))


def _notices(evidence: Evidence, options: CheckOptions) -> Iterator[str]:
    """Say what a reader must know that is no finding."""
    if options.trust is None and evidence.law is not None:
        yield FIRST_SIGHT.format(evidence.law.project)
    actors = (judged.actor for judged in evidence.commits)
    bots = {actor.id for actor in actors if isinstance(actor, Agent) and actor.by_login}
    for name in sorted(bots):
        yield f"the commits of {name} are proved by the forge only: nothing in them is signed"


def _renewal(doors: Gathering, range_: Range, files: LawFiles, pin: str | None) -> Law | None:
    """Give an expired law, for a change that does nothing but add the next trust root.

    Renewal is always possible, for people. Who signed what is judged as ever, by the root that
    has expired.
    """
    before_time = settle(files, Instant(0), pin)
    if isinstance(before_time, NoLaw):
        return None
    change = doors.trees.diff(range_.base.tree, range_.head.tree)
    place = root_path(before_time.root.version + 1).encode()
    only_next = all(
        entry.path == place or entry.path.startswith(place + b".") for entry in change.files
    )
    return before_time if change.files and only_next and range_.has_base else None
