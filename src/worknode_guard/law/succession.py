"""May these documents follow those? Versions rise, nothing is deleted, signers are the base's."""

from worknode_guard.law.marks import revoked_fingerprints
from worknode_guard.law.plans import beyond_delegation
from worknode_guard.law.revocation import read_revocations
from worknode_guard.law.roots import walk_roots
from worknode_guard.law.settle import settle_below
from worknode_guard.law.signers import people_who_signed
from worknode_guard.model.actor import Agent
from worknode_guard.model.capability import Capability
from worknode_guard.model.instant import Instant, format_instant
from worknode_guard.model.keys import PublicKey, Signature
from worknode_guard.model.law import (
    REVOKED_PATH,
    Law,
    LawFiles,
    LawProblem,
    SignedFile,
    Succession,
)
from worknode_guard.model.plan import Plan
from worknode_guard.model.trust import Revoked, TrustRoot


def succession(before: LawFiles, after: LawFiles, base: Law, now: Instant) -> Succession:
    """Judge the step from one tree's documents to the next, by the law of the base.

    Args:
        before: Documents of the parent (for a commit) or of the base (for the net change).
        after: Documents of the tree that is judged.
        base: The authority. Roles, people and revocations are its own; nothing that `after`
            brings adds to them.
        now: The verifier's clock.
    """
    changed = frozenset(path for path, file in after.items() if before.get(path) != file)
    gone = [file for path, file in before.items() if path not in after]
    if not changed and not gone:
        return Succession()
    problems = [_deleted(file) for file in gone]
    for path in sorted(changed):
        problems += _version_problems(before.get(path), after[path], now)
    problems += [p for p in walk_roots(after).problems if p.path in changed]
    problems += _revocation_steps(before, after, base, changed)
    # What `after` amounts to under the base's root, with the base's revocations kept.
    settled = settle_below(after, base.root, base.project, base.revoked).problems
    problems += [p for p in settled if p.path in changed and p.path != REVOKED_PATH]
    known = {problem.path for problem in base.problems}
    broken = (p for p in settled if p.code == "WG007" and p.path not in changed | known)
    return Succession(tuple(dict.fromkeys(problems)), tuple(broken), changed)


def _deleted(file: SignedFile) -> LawProblem:
    return LawProblem(
        "WG004",
        file.path,
        _subject(file),
        what=f"{file.path} was deleted",
        why="documents of the law are never deleted: their history is what can be checked",
        fix="restore it; close a plan with active: [], end a capability by revoking it",
    )


def _version_problems(
    before: SignedFile | None, after: SignedFile, now: Instant
) -> list[LawProblem]:
    document = after.document
    if document is None:
        return list(after.problems)
    problems = []
    old = before.document if before else None
    altered = before is not None and before.digest != after.digest
    if altered and old is not None and document.version <= old.version:
        problems.append(_not_risen(after, old.version, document.version))
    if not isinstance(document, Revoked) and document.expires <= now:
        problems.append(
            LawProblem(
                "WG005",
                after.path,
                _subject(after),
                what=f"{after.path} has already expired",
                why=f"it says expires: {format_instant(document.expires)}",
                fix="give it a later date and sign it again",
            )
        )
    return problems


def _not_risen(file: SignedFile, old: int, new: int) -> LawProblem:
    same = "the same version with other bytes" if new == old else "a lower version"
    return LawProblem(
        "WG004",
        file.path,
        _subject(file),
        what=f"{file.path} is version {new} after version {old}",
        why=f"for each id the version only rises; this is {same}",
        fix=f"write version: {old + 1} and sign it again",
    )


def _revocation_steps(
    before: LawFiles, after: LawFiles, base: Law, changed: frozenset[str]
) -> list[LawProblem]:
    file = after.get(REVOKED_PATH)
    if REVOKED_PATH not in changed or file is None or not isinstance(file.document, Revoked):
        return []
    problems: list[LawProblem] = []
    problems += read_revocations({REVOKED_PATH: file}, base.root, base.project).problems
    if not problems and not people_who_signed(
        file, base.root, "root", revoked_fingerprints(base.revoked)
    ):
        problems.append(_signed_by_revoked(file))
    earlier = before[REVOKED_PATH].document if REVOKED_PATH in before else None
    kept = set(file.document.entries)
    lost = [e for e in earlier.entries if e not in kept] if isinstance(earlier, Revoked) else []
    if lost:
        problems.append(
            LawProblem(
                "WG004",
                file.path,
                "revoked",
                what=f"{REVOKED_PATH} has lost {len(lost)} of its entries",
                why="the list is append-only: what was revoked stays revoked",
                fix="put the lost entries back as they were",
            )
        )
    return problems


def _signed_by_revoked(file: SignedFile) -> LawProblem:
    return LawProblem(
        "WG006",
        file.path,
        "revoked",
        what=f"{file.path} is signed only by keys that were revoked",
        why="a revoked key can not revoke others",
        fix=f"let another root key sign: worknode-guard sign {file.path}",
    )


def brought_by_executive(
    before: LawFiles, after: LawFiles, base: Law, agent: Agent, changed: frozenset[str]
) -> frozenset[str]:
    """Give the paths under `plans/` that this executive may bring: documents and signatures.

    They are capabilities of its own children that it signed itself and, where the root allows
    it, plans inside its delegation. Whether they hold is judged by `succession`.
    """
    if agent.capability.tier != "executive":
        return frozenset()
    allowed: set[str] = set()
    for path in changed:
        file = after[path]
        if _is_own_child(before.get(path), file, base, agent) or _is_own_plan(file, base, agent):
            allowed.add(path)
            allowed.update(
                entry.path for entry in file.signatures if isinstance(entry.result, Signature)
            )
    return frozenset(allowed)


def _is_own_child(old: SignedFile | None, file: SignedFile, base: Law, agent: Agent) -> bool:
    document = file.document
    if not isinstance(document, Capability) or document.tier != "implementation":
        return False
    known = base.chains.get(document.id)
    # A file that cannot be read, or is another's, does not become this executive's.
    earlier = [document, *([old.document] if old else ()), *(known[-1:] if known else ())]
    return _signed_by(file, agent) and all(
        isinstance(one, Capability) and one.issuer == agent.id for one in earlier
    )


def _is_own_plan(file: SignedFile, base: Law, agent: Agent) -> bool:
    return (
        base.root.plan_by_executive
        and isinstance(file.document, Plan)
        and _signed_by(file, agent)
        and beyond_delegation(file, file.document, agent.chain) is None
    )


def _signed_by(file: SignedFile, agent: Agent) -> bool:
    subject = agent.capability.subject
    return isinstance(subject, PublicKey) and any(s.key == subject for s in file.signers)


def _subject(file: SignedFile) -> str:
    return "root" if isinstance(file.document, TrustRoot) else file.path.rsplit("/", 1)[-1][:-5]
