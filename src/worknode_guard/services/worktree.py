"""The code rules alone, on files as they lie in a folder: for people and editors.

Rules and waivers are those of HEAD's plan; without a law the defaults, with the Power of Ten on
for C. Every finding is an error, and nobody's right is asked.
"""

import os
from collections.abc import Sequence
from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.gitio.history import read_commit
from worknode_guard.gitio.refs import head_commit
from worknode_guard.gitio.repository import Repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.host.clock import now as clock
from worknode_guard.model.actor import Human
from worknode_guard.model.change import ABSENT, REGULAR, Commit, FileChange, Trailers
from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence, Judged, Net
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, NoLaw
from worknode_guard.model.plan import CodeRules, Plan, PowerOfTen
from worknode_guard.model.verdict import Verdict
from worknode_guard.rules.judge import judge
from worknode_guard.services.callgraphs import Step, graph_of, with_graphs
from worknode_guard.services.code import asks_graph
from worknode_guard.services.law import law_at
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.workfiles import Found, read_files, repository_at, source_files

WORKTREE: Final = "worktree"
_DEFAULTS: Final = CodeRules(power_of_ten=PowerOfTen(languages=("c",)))
_WHOLE: Final = ((1, 1 << 31),)


def check_files(
    repo_dir: str, paths: Sequence[str] | None, options: CheckOptions, plan: str | None = None
) -> Verdict:
    """Judge files of the work tree.

    Args:
        repo_dir: Where relative paths begin.
        paths: Files and folders; None: every file that git tracks or would take in.
        options: Trust and progress count.
        plan: Id of the plan whose rules count, where several are active.

    Raises:
        UsageError: A path does not exist, or it is not clear which plan counts.
        UndecidedError: Git fails, or a file cannot be read.
    """
    repository = repository_at(repo_dir)
    if repository is None and paths is None:
        raise UsageError(
            "--all needs a repository",
            why="it judges the files that git tracks, and there is no repository here",
            fix="name files or folders: worknode-guard check --files PATH...",
        )
    judge_by, head, notices = _plan(repo_dir, repository, options, plan)
    limits = (CodeLimits(judge_by),)
    chosen = source_files(repo_dir, repository, paths)
    notices += tuple(
        f"{path.decode('utf-8', 'backslashreplace')} is not judged: {why}"
        for path, why in chosen.passed_over
    )
    code = tuple(
        CodeFile(_change(one), one.facts, one.facts.functions, (), limits, _WHOLE)
        for one in read_files(chosen.files, options)
    )
    now = options.now if options.now is not None else clock()
    commit = Commit(WORKTREE, (), "", (), "none", Trailers(), "none", ())
    judged = Judged(commit, Human(None), code=code)
    if asks_graph(code):
        judged = _with_graph(repository, head, judged, options)
    evidence = Evidence(None, now, (judged,), Net(files=len(code)))
    verdict = judge(evidence, head, WORKTREE, notices)
    findings = tuple(finding._replace(commit=None) for finding in verdict.findings)
    return verdict._replace(commits=(), findings=findings)


def _with_graph(
    repository: Repository | None, head: str | None, judged: Judged, options: CheckOptions
) -> Judged:
    """Add the call graph over these files, and over HEAD's where there is a repository."""
    if repository is None or head is None:
        return judged._replace(graph=graph_of(judged.code))
    with ObjectStore(repository, os.environ) as store:
        step = Step(judged, read_commit(store, head).tree, None)
        (judged,) = with_graphs(store, [step], cache=options.cache, progress=options.progress)
        return judged


def _plan(
    repo_dir: str, repository: Repository | None, options: CheckOptions, plan: str | None
) -> tuple[Plan, str | None, tuple[str, ...]]:
    """Choose the plan; give it with HEAD and what a reader must know."""
    head = head_commit(repository, os.environ) if repository else None
    if head is None:
        why = "there is no commit yet" if repository else "there is no repository"
        return _without_law(plan, why), head, ()
    law = law_at(repo_dir, head, options.trust, options.now).law
    if isinstance(law, NoLaw):
        what = law.problem.what
        notice = f"the law of HEAD does not hold ({what}): the built-in rules are used"
        return _without_law(plan, what), head, (notice,) if law.founded else ()
    if plan is not None:
        return _named(law, plan), head, ()
    active = [one for one in law.plans.values() if one.active]
    if len(active) > 1:
        raise UsageError(
            "several plans are active, and each may say something else about code",
            why=f"they are: {', '.join(sorted(one.id for one in active))}",
            fix="name one of them: worknode-guard check --files PATH --plan ID",
        )
    if not active:
        return _defaults(), head, ("no plan is active: the built-in rules are used",)
    return active[0], head, ()


def _named(law: Law, plan: str) -> Plan:
    found = law.plans.get(Id(plan))
    if found is None:
        raise UsageError(
            f"there is no plan {plan!r}",
            why=f"the plans that hold are: {', '.join(law.plans) or 'none'}",
            fix="name one of them: worknode-guard check --files PATH --plan ID",
        )
    return found


def _without_law(plan: str | None, why: str) -> Plan:
    if plan is None:
        return _defaults()
    raise UsageError(
        f"there is no plan {plan!r}",
        why=f"there is no law at HEAD: {why}",
        fix="leave --plan out: then the built-in rules are used",
    )


def _defaults() -> Plan:
    return Plan("", Id("built-in"), 0, "", (), (), (), (), Instant(0), rules=_DEFAULTS)


def _change(found: Found) -> FileChange:
    return FileChange(found.file.path, ABSENT, REGULAR, None, found.blob or None, None, None)
