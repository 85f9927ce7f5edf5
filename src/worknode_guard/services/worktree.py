"""The code rules alone, on files as they lie in a folder: for people and editors.

Rules and waivers are those of HEAD's plan; without a law the defaults, with the Power of Ten on
for C. Every finding is an error, and nobody's right is asked.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from worknode_guard.analysis.languages import language_of, unread_language
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.gitio.history import read_commit
from worknode_guard.gitio.listing import work_files
from worknode_guard.gitio.refs import head_commit
from worknode_guard.gitio.repository import Repository, find_repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.host.clock import now as clock
from worknode_guard.model.actor import Human
from worknode_guard.model.change import ABSENT, REGULAR, Commit, FileChange, Trailers
from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence, Judged, Net
from worknode_guard.model.functions import FileFacts
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import NoLaw
from worknode_guard.model.plan import CodeRules, Plan, PowerOfTen
from worknode_guard.model.verdict import Verdict
from worknode_guard.rules.judge import judge
from worknode_guard.services.analysing import (
    MAX_BYTES,
    SourceFile,
    analyse_files,
    fact_cache,
    is_cut_short,
)
from worknode_guard.services.callgraphs import call_graph, is_asked, with_graph
from worknode_guard.services.law import law_at
from worknode_guard.services.options import CheckOptions

WORKTREE: Final = "worktree"
_DEFAULTS: Final = CodeRules(power_of_ten=PowerOfTen(languages=("c",)))
_WHOLE: Final = ((1, 1 << 31),)
_AT_ONCE: Final = 32 << 20


class WorkFile(NamedTuple):
    """A file on disk.

    Attributes:
        path: From the work tree's top, or from the current folder where there is none; raw bytes.
        place: Where it lies.
    """

    path: bytes
    place: bytes


class Found(NamedTuple):
    """A file with its facts."""

    file: WorkFile
    facts: FileFacts
    blob: str


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
    files = source_files(repo_dir, repository, paths)
    code = tuple(
        CodeFile(_change(one), one.facts, one.facts.functions, (), limits, _WHOLE)
        for one in read_files(files, options)
    )
    now = options.now if options.now is not None else clock()
    commit = Commit(WORKTREE, (), "", (), "none", Trailers(), "none", ())
    judged = Judged(commit, Human(None), code=code)
    if is_asked(code):
        judged = _with_graph(repository, head, judged, options)
    evidence = Evidence(None, now, (judged,), Net(files=len(code)))
    verdict = judge(evidence, head, WORKTREE, notices)
    findings = tuple(finding._replace(commit=None) for finding in verdict.findings)
    return verdict._replace(commits=(), findings=findings)


def source_files(
    repo_dir: str, repository: Repository | None, paths: Sequence[str] | None
) -> list[WorkFile]:
    """Give the files of code among what was named, each once.

    Raises:
        UsageError: A path does not exist.
        UndecidedError: Git fails.
    """
    named = [os.path.join(repo_dir, path) for path in paths or ()]
    for given, place in zip(paths or (), named, strict=True):
        if not os.path.lexists(place):
            raise UsageError(
                f"there is no {given!r}",
                why="a file or folder of that name does not exist",
                fix="check the spelling, and where the path begins",
            )
    found = _in_repository(repository, named) if repository else _in_folders(named)
    return [file for file in found if _is_code(file)]


def read_files(files: Sequence[WorkFile], options: CheckOptions) -> Iterator[Found]:
    """Give the facts of files, some at a time, so that memory does not grow with their number.

    Args:
        files: What to read.
        options: Whether the user's cache may be asked, and who is told how far it is.

    Raises:
        UndecidedError: A file cannot be read.
    """
    batch: list[tuple[WorkFile, bytes]] = []
    size = 0
    for file in files:
        raw = _read(file)
        if raw is None:
            problem = f"larger than {MAX_BYTES} bytes: not analysed"
            yield Found(file, FileFacts(language_of(_name(file)), problems=(problem,)), "")
            continue
        batch.append((file, raw))
        size += len(raw)
        if size > _AT_ONCE:
            yield from _with_facts(batch, options)
            batch, size = [], 0
    yield from _with_facts(batch, options)


def _with_facts(batch: Sequence[tuple[WorkFile, bytes]], options: CheckOptions) -> Iterator[Found]:
    """Take facts from the user's cache by blob id, and analyse the rest."""
    cache = fact_cache() if options.cache and batch else None
    blobs = [_blob(raw) for _, raw in batch]
    kept = {
        place: facts
        for place, (file, _) in enumerate(batch)
        for facts in [cache.load(blobs[place], language_of(_name(file))) if cache else None]
        if facts is not None
    }
    rest = [place for place in range(len(batch)) if place not in kept]
    sources = [SourceFile(_name(batch[place][0]), batch[place][1]) for place in rest]
    for place, facts in zip(rest, analyse_files(sources, options.progress), strict=True):
        kept[place] = facts
        if cache is not None and not is_cut_short(facts):
            cache.store(blobs[place], facts.language, facts)
    for place, (file, _) in enumerate(batch):
        yield Found(file, kept[place], blobs[place])


def _blob(raw: bytes) -> str:
    """Name bytes as git does (gitformat-loose(5)); in a SHA-256 repository only we do so."""
    return hashlib.sha1(b"blob %d\0%s" % (len(raw), raw), usedforsecurity=False).hexdigest()


def _with_graph(
    repository: Repository | None, head: str | None, judged: Judged, options: CheckOptions
) -> Judged:
    """Add the call graph over these files, and over HEAD's where there is a repository."""
    if repository is None or head is None:
        graph = call_graph({}, judged.code, lambda _: (), cache=False)
        return judged._replace(graph=graph)
    with ObjectStore(repository, os.environ) as store:
        tree = read_commit(store, head).tree
        return with_graph(store, judged, tree, cache=options.cache, progress=options.progress)


def repository_at(repo_dir: str) -> Repository | None:
    """Give the repository with a work tree that a folder lies in; None where there is none."""
    try:
        found = find_repository(repo_dir, os.environ)
    except UndecidedError:
        # No repository, so no law: the defaults serve people there too.
        return None
    return found if found.work_tree is not None else None


def _plan(
    repo_dir: str, repository: Repository | None, options: CheckOptions, plan: str | None
) -> tuple[Plan, str | None, tuple[str, ...]]:
    """Choose the plan; give it with HEAD and what a reader must know."""
    head = head_commit(repository, os.environ) if repository else None
    if head is None:
        return (
            _without_law(plan, "there is no commit yet" if repository else "no repository"),
            head,
            (),
        )
    view = law_at(repo_dir, head, options.trust, options.now)
    if isinstance(view.law, NoLaw):
        problem = view.law.problem
        notice = f"the law of HEAD does not hold ({problem.what}): the built-in rules are used"
        return _without_law(plan, problem.what), head, (notice,) if view.law.founded else ()
    active = {name: one for name, one in view.law.plans.items() if one.active}
    if plan is not None:
        if Id(plan) not in view.law.plans:
            raise UsageError(
                f"there is no plan {plan!r}",
                why=f"the plans that hold are: {', '.join(view.law.plans) or 'none'}",
                fix="name one of them: worknode-guard check --files PATH --plan ID",
            )
        return view.law.plans[Id(plan)], head, ()
    if len(active) > 1:
        raise UsageError(
            "several plans are active, and each may say something else about code",
            why=f"they are: {', '.join(sorted(active))}",
            fix="name one of them: worknode-guard check --files PATH --plan ID",
        )
    if not active:
        notice = "no plan is active: the built-in rules are used"
        return _defaults(), head, (notice,)
    return next(iter(active.values())), head, ()


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


def _in_repository(repository: Repository, named: Sequence[str]) -> list[WorkFile]:
    assert repository.work_tree is not None
    top = os.fsencode(os.path.realpath(repository.work_tree))
    paths = work_files(repository, named, os.environ)
    known = set(paths)
    # A file that is named outright is judged, though git ignores it.
    for place in map(os.path.realpath, named):
        path = os.path.relpath(os.fsencode(place), top)
        if os.path.isfile(place) and path not in known:
            paths.append(path)
    return [WorkFile(path, os.path.join(top, path)) for path in paths]


def _in_folders(named: Sequence[str]) -> list[WorkFile]:
    """Walk folders where git does not know the files; links are not followed."""
    found: dict[bytes, WorkFile] = {}
    for place in map(os.fsencode, named):
        if not os.path.isdir(place):
            found[place] = WorkFile(os.path.normpath(os.path.relpath(place)), place)
            continue
        for folder, folders, names in os.walk(place):
            folders.sort()
            for name in sorted(names):
                inner = os.path.join(folder, name)
                found[inner] = WorkFile(os.path.normpath(os.path.relpath(inner)), inner)
    return list(found.values())


def _is_code(file: WorkFile) -> bool:
    if os.path.islink(file.place) or not os.path.isfile(file.place):
        return False
    name = _name(file)
    return language_of(name) is not None or unread_language(name) is not None


def _name(file: WorkFile) -> str:
    return file.path.decode("utf-8", "surrogateescape")


def _read(file: WorkFile) -> bytes | None:
    """Give a file's bytes; None where it is too large to analyse."""
    try:
        with open(file.place, "rb") as opened:
            raw = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise UndecidedError(
            f"{_name(file)!r} cannot be read",
            why=error.strerror or str(error),
            fix="make it readable, or leave it out",
        ) from error
    return raw if len(raw) <= MAX_BYTES else None


def _change(found: Found) -> FileChange:
    return FileChange(found.file.path, ABSENT, REGULAR, None, found.blob or None, None, None)
