"""What the guard would say of a change of the law, before anything of it is written. Pure."""

from typing import Final

from worknode_guard.errors import RefusedError
from worknode_guard.law.roots import root_versions
from worknode_guard.law.settle import settle
from worknode_guard.law.succession import succession
from worknode_guard.model.instant import DAY_S, Instant, format_instant
from worknode_guard.model.law import REVOKED_PATH, LawFiles, LawProblem, NoLaw, root_path
from worknode_guard.model.trust import Revoked, TrustRoot
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.needs import Need, fully_signed, needs_of

SOON_S: Final = 14 * DAY_S
"""Expiry is announced that many seconds ahead (trust.md, section 2)."""


_BEFORE_ANY_EXPIRY: Final = Instant(0)


class Outlook(NamedTuple):
    """What a change would leave behind.

    Attributes:
        missing: Thresholds that are not reached yet, of documents that the change touches or
            that held before it.
        warnings: What holds, and will not for long.
    """

    missing: tuple[Need, ...]
    warnings: tuple[str, ...]


def refuse_unlawful(desk: Desk, after: LawFiles) -> tuple[str, ...]:
    """Refuse a change that would not be lawful even when everybody had signed it.

    Revoking is different: that other documents stop counting is what it is for.

    Args:
        desk: What the change starts from.
        after: The documents that it leaves.

    Returns:
        What a revocation makes void, a line each.

    Raises:
        RefusedError: The guard would refuse it; the first reason, as it would give it.
    """
    found = problems_of(desk, after)
    known = _standing(desk)
    touched = changed_paths(desk.documents, after)
    void: dict[str, None] = {}
    for problem in found:
        if problem.path not in touched and (problem.code, problem.path) in known:
            continue
        if problem.path in touched or REVOKED_PATH not in touched:
            raise refusal(problem)
        void[f"from now on: {problem.what} ({problem.path})"] = None
    return tuple(void)


def problems_of(desk: Desk, documents: LawFiles) -> list[LawProblem]:
    """Give all that the guard would say against documents, were they signed by everybody.

    Raises:
        RefusedError: The trust root itself would not hold.
    """
    assumed = assume_signed(desk, documents)
    settled = settle(assumed, desk.now)
    if isinstance(settled, NoLaw):
        raise refusal(settled.problem)
    if isinstance(desk.base, NoLaw):
        return list(settled.problems)
    step = succession(desk.head, assumed, desk.base, desk.now)
    return [*step.problems, *step.consequences, *settled.problems]


def look_ahead(desk: Desk, after: LawFiles) -> Outlook:
    """Find the signatures that a lawful change still lacks, and what expires soon."""
    touched = changed_paths(desk.documents, after)
    missing: list[Need] = []
    for path in after:
        unmet = [need for need in all_needs(desk, after, path) if not need.met]
        before = all_needs(desk, desk.documents, path) if path in desk.documents else ()
        held = bool(before) and all(need.met for need in before)
        if unmet and (path in touched or held):
            missing += unmet
    return Outlook(tuple(missing), tuple(_expiring(after, desk.now)))


def _expiring(documents: LawFiles, now: Instant) -> list[str]:
    found = []
    versions = root_versions(documents)
    current = root_path(versions[-1]) if versions else ""
    for path, file in documents.items():
        document = file.document
        older = path.startswith("plans/trust/") and path != current
        if document is None or isinstance(document, Revoked) or older:
            continue
        if document.expires - now < SOON_S:
            found.append(f"{path} expires at {format_instant(document.expires)}: {_renewal(path)}")
    return found


def _renewal(path: str) -> str:
    if path.startswith("plans/trust/"):
        return "worknode-guard trust renew"
    name = path.rsplit("/", 1)[-1].removesuffix(".yaml")
    if path.startswith("plans/agents/"):
        return f"worknode-guard capability renew {name}"
    return f"worknode-guard plan renew --plan {name}"


def changed_paths(before: LawFiles, after: LawFiles) -> frozenset[str]:
    """Give the documents whose bytes a change touches."""
    return frozenset(
        path
        for path, file in after.items()
        if path not in before or before[path].digest != file.digest
    )


def refusal(problem: LawProblem) -> RefusedError:
    """Turn what the law says against a document into an error."""
    return RefusedError(problem.what, why=problem.why, fix=problem.fix, code=problem.code)


def all_needs(desk: Desk, documents: LawFiles, path: str) -> tuple[Need, ...]:
    """Give a document's thresholds, under the root of HEAD and under the newest one."""
    found: dict[tuple[str, int], Need] = {}
    for root in _judges(desk, documents):
        for need in needs_of(documents[path], documents, root):
            found[need.role, need.version] = need
    return tuple(found.values())


def _judges(desk: Desk, documents: LawFiles) -> tuple[TrustRoot, ...]:
    """Give the roots that a document must satisfy: HEAD's now, the newest one afterwards."""
    versions = root_versions(documents)
    newest = documents[root_path(versions[-1])].document if versions else None
    roots = () if isinstance(desk.base, NoLaw) else (desk.base.root,)
    return (*roots, newest) if isinstance(newest, TrustRoot) else roots


def assume_signed(desk: Desk, after: LawFiles) -> LawFiles:
    """Give documents as they will be worth once everybody who can sign them has."""
    return {path: fully_signed(file, all_needs(desk, after, path)) for path, file in after.items()}


def _standing(desk: Desk) -> frozenset[tuple[str, str]]:
    """Give the problems that the work tree has already, which a change may leave as they are."""
    # An expired root must not hide them: it has to be possible to renew it beside them.
    settled = settle(assume_signed(desk, desk.documents), _BEFORE_ANY_EXPIRY)
    if isinstance(settled, NoLaw):
        return frozenset()
    return frozenset((problem.code, problem.path) for problem in settled.problems)
