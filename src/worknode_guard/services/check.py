"""Judge a change: the commits of a range, or what the index holds."""

import os
import re
from typing import NamedTuple

from worknode_guard.errors import UsageError
from worknode_guard.gitio.history import Range, read_range
from worknode_guard.gitio.refs import branch_name, resolve_commit
from worknode_guard.gitio.repository import find_repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.host.clock import now as clock
from worknode_guard.law.actors import Forge
from worknode_guard.law.settle import NoLaw, settle
from worknode_guard.model.finding import Finding
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, LawFiles, LawProblem, root_path
from worknode_guard.model.verdict import Levels, Verdict
from worknode_guard.rules.judge import judge
from worknode_guard.services.gather import Case, Gathering, gather_range
from worknode_guard.services.lawfiles import LawReader

DEFAULT_REF = "refs/heads/main"
FIRST_SIGHT = (
    "no pin was given, so the trust root was taken on first sight: pass --trust {}, or set "
    "WORKNODE_TRUST or git config worknode.trust"
)


class CheckOptions(NamedTuple):
    """What a caller may say about a check.

    Attributes:
        trust: The pin, `sha256:…`.
        ref: Full name of the branch to be merged into.
        agent: Name of the agent at work (staged check).
        author: The forge's authenticated author, like `github:alice`.
        sender: The forge's authenticated pusher.
        cache: Whether caches of this user may be read (local hooks).
        now: The clock, for tests and replays; None asks the host.
    """

    trust: str | None = None
    ref: str | None = None
    agent: str | None = None
    author: str | None = None
    sender: str | None = None
    cache: bool = True
    now: Instant | None = None


def check_range(repo_dir: str, base: str, head: str, options: CheckOptions) -> Verdict:
    """Judge every commit of base..head and the net change, by the law of base.

    Raises:
        UndecidedError: A revision is unknown, history is incomplete, git failed.
    """
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
        law = settle(files, now, options.trust)
        if isinstance(law, NoLaw):
            renewal = _renewal(doors, range_, files, options.trust)
            if renewal is None:
                return undecided(law.problem, base_oid, head_oid)
            law = renewal
        case = Case(law, now, ref, Forge(options.author, options.sender))
        evidence = gather_range(doors, range_, case)
    notices = () if options.trust else (FIRST_SIGHT.format(law.project),)
    return judge(evidence, base_oid, head_oid, notices)


def _renewal(doors: Gathering, range_: Range, files: LawFiles, pin: str | None) -> Law | None:
    """Give an expired law, for a change that does nothing but add the next trust root.

    Renewal is always possible. Who signed what is judged as ever, by the root that has expired.
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


def undecided(problem: LawProblem, base: str | None, head: str) -> Verdict:
    """Give the verdict where there is no law to judge by."""
    finding = Finding(
        problem.code,
        "trust-root",
        "error",
        problem.what,
        problem.why,
        problem.fix,
        path=problem.path.encode(),
        undecided=True,
    )
    return Verdict(base, head, None, (), (finding,), (), 0, Levels())


def pin_of(text: str | None) -> str | None:
    """Check the form of a pin.

    Raises:
        UsageError: It is not `sha256:` and 64 hex digits.
    """
    if text is None or re.fullmatch(r"sha256:[0-9a-f]{64}", text):
        return text
    raise UsageError(
        f"{text!r} is no pin of a trust root",
        why="a pin is 'sha256:' and the 64 hex digits of the hash of plans/trust/1.yaml",
        fix="take it from: worknode-guard law",
    )
