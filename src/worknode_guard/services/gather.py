"""Gather the evidence about a range of commits: everything is read here, nothing is judged."""

from collections.abc import Sequence

from worknode_guard.gitio.commits import ParsedCommit
from worknode_guard.gitio.diffs import diff_blobs
from worknode_guard.gitio.history import Range, is_trivial_merge, merge_tree, read_commit
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeChange, TreeDiffer
from worknode_guard.law.actors import Forge, identify_all
from worknode_guard.law.succession import brought_by_executive, succession
from worknode_guard.model.actor import Actor, Agent, Nobody
from worknode_guard.model.change import Commit, FileChange, FileDiff, Merge
from worknode_guard.model.evidence import Evidence, Judged, Net, RefusedChange
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, Succession
from worknode_guard.model.plan import Plan
from worknode_guard.named import NamedTuple
from worknode_guard.services.callgraphs import Step, with_graphs
from worknode_guard.services.code import with_code
from worknode_guard.services.judging import judge_commit, refused_changes
from worknode_guard.services.lawfiles import LawReader, touches_law
from worknode_guard.services.options import Progress
from worknode_guard.services.signatures import commit_of
from worknode_guard.services.volumes import BlobPair, volumes

_ENDS_OF_MERGE = 2


class Case(NamedTuple):
    """What the caller knows beside the commits.

    Attributes:
        law: The base's.
        now: The verifier's clock.
        ref: The branch to be merged into.
        forge: What the forge authenticated.
        progress: Told how far the slow part is.
    """

    law: Law
    now: Instant
    ref: str
    forge: Forge
    progress: Progress | None = None


class Gathering:
    """The doors that one gathering shares."""

    def __init__(self, store: ObjectStore, trees: TreeDiffer, laws: LawReader) -> None:
        """Read objects, trees and documents through these."""
        self.store = store
        self.trees = trees
        self.laws = laws


def gather_range(doors: Gathering, range_: Range, case: Case) -> Evidence:
    """Read and check everything about base..head.

    Raises:
        MissingObjectError: History or an object is missing (WG016).
        GitFailedError: Git failed.
    """
    tree_of = _trees(doors.store, range_)
    commits = _commits(doors, range_, tree_of)
    actors = identify_all(case.law, commits, case.now, case.forge)
    judged = []
    for commit, actor in zip(commits, actors, strict=True):
        ends = _ends(commit, tree_of)
        step, brought = law_step(doors, case, ends, commit.changes, actor)
        judged.append(
            judge_commit(
                case.law,
                commit,
                actor,
                case.now,
                ref=case.ref,
                succession=step,
                brought=brought,
            )
        )
    coded = with_code(doors.store, case.law, judged, progress=case.progress)
    steps = [Step(one, *_ends(one.commit, tree_of)) for one in coded]
    complete = with_graphs(doors.store, steps, progress=case.progress)
    return Evidence(case.law, case.now, complete, _net(doors, range_, case, complete))


def _ends(commit: Commit | ParsedCommit, tree_of: dict[str, str]) -> tuple[str | None, str]:
    """Give the trees of a commit's first parent and its own."""
    return tree_of[commit.parents[0]] if commit.parents else None, tree_of[commit.oid]


def _trees(store: ObjectStore, range_: Range) -> dict[str, str]:
    """Map every commit of the range, and every parent outside of it, to its tree."""
    trees = {commit.oid: commit.tree for commit in (range_.base, *range_.commits)}
    outside = {p for commit in range_.commits for p in commit.parents if p not in trees}
    return trees | {oid: read_commit(store, oid).tree for oid in sorted(outside)}


def _commits(doors: Gathering, range_: Range, tree_of: dict[str, str]) -> list[Commit]:
    inside = {commit.oid for commit in range_.commits}
    merges = [_merge_kind(doors.store, commit, inside) for commit in range_.commits]
    pairs = [_ends(commit, tree_of) for commit in range_.commits]
    changes = doors.trees.diff_many(pairs)
    return [commit_of(*entry) for entry in zip(range_.commits, merges, changes, strict=True)]


def _merge_kind(store: ObjectStore, commit: ParsedCommit, inside: set[str]) -> Merge:
    """A merge is trivial when it brings base in, and git alone would make its tree."""
    if len(commit.parents) < _ENDS_OF_MERGE:
        return "none"
    from_base = [parent for parent in commit.parents if parent not in inside]
    one_side = len(commit.parents) == _ENDS_OF_MERGE and len(from_base) == 1
    return "trivial" if one_side and is_trivial_merge(store, commit) else "other"


def law_step(
    doors: Gathering,
    case: Case,
    trees: tuple[str | None, str],
    changes: Sequence[FileChange],
    actor: Actor,
) -> tuple[Succession, frozenset[str]]:
    """Judge what one step from tree to tree does to the law, and what of it the actor may bring."""
    if not touches_law(changes):
        return Succession(), frozenset()
    before, after = (doors.laws.read(tree) for tree in trees)
    step = succession(before, after, case.law, case.now)
    if not isinstance(actor, Agent):
        return step, frozenset()
    return step, brought_by_executive(before, after, case.law, actor, step.changed)


def _net(doors: Gathering, range_: Range, case: Case, commits: Sequence[Judged]) -> Net:
    """Recompute what would land: the difference between base and the merge of base and head."""
    landed = range_.head.tree
    if not range_.has_base:
        merged = merge_tree(doors.store, range_.base.oid, range_.head.oid)
        if merged is None:
            return Net(conflict=True)
        landed = merged
    change = doors.trees.diff(range_.base.tree, landed)
    step, _ = law_step(doors, case, (range_.base.tree, landed), change.files, Nobody(None))

    def differences(pairs: Sequence[BlobPair]) -> list[FileDiff]:
        return diff_blobs(doors.store, pairs)

    return Net(
        succession=step,
        tree_problems=change.problems,
        refused=_moved(commits, change),
        volumes=volumes(commits, change.files, differences),
        files=len(change.files),
    )


def _moved(commits: Sequence[Judged], change: TreeChange) -> tuple[RefusedChange, ...]:
    """Judge what lands at a path that no commit of the range touched.

    A merge that follows a renamed folder can carry a file elsewhere, also into a place where its
    author may not write. Every agent of the range must be allowed to do that.
    """
    touched = {c.path for judged in commits for c in judged.commit.changes}
    moved = [entry for entry in change.files if entry.path not in touched]
    found: dict[bytes, RefusedChange] = {}
    for judged in commits if moved else ():
        if isinstance(judged.actor, Agent):
            plan = judged.plan if isinstance(judged.plan, Plan) else None
            for refused in refused_changes(judged.actor, plan, moved):
                found.setdefault(refused.change.path, refused)
    return tuple(found.values())
