"""Who was allowed what, by which link: one commit, by the law as it stood before it."""

import os

from worknode_guard.errors import UndecidedError
from worknode_guard.gitio.commits import ParsedCommit
from worknode_guard.gitio.history import read_commit
from worknode_guard.gitio.refs import resolve_commit
from worknode_guard.gitio.repository import Repository, find_repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.host.clock import now as clock
from worknode_guard.law.actors import Forge, identify_all
from worknode_guard.law.rights import Grant, decide
from worknode_guard.law.settle import settle
from worknode_guard.model.actor import Actor, Agent, Human, Nobody, Refusal, signer_name
from worknode_guard.model.change import FileChange
from worknode_guard.model.evidence import Judged
from worknode_guard.model.instant import Instant
from worknode_guard.model.keys import BadSignature, Signature
from worknode_guard.model.law import Law, NoLaw
from worknode_guard.model.plan import Plan
from worknode_guard.named import NamedTuple
from worknode_guard.services.gather import Case, Gathering, law_step
from worknode_guard.services.judging import judge_commit
from worknode_guard.services.lawfiles import LawReader
from worknode_guard.services.links import Link, links_of, proofs_of
from worknode_guard.services.proof import DocumentProof, proof_script
from worknode_guard.services.signatures import commit_of

_EVERYTHING = "people may change anything; documents below plans/ need their own signatures"
_CHILD = "an executive may bring a capability that it signed itself for a child of its own"


class Decision(NamedTuple):
    """What the law says about one changed path.

    Attributes:
        path: Raw bytes.
        ops: The rights that the change needs, sorted.
        link: What allowed it; empty where `refusal` says what did not.
    """

    path: bytes
    ops: tuple[str, ...]
    link: str
    refusal: Refusal | None


class Explanation(NamedTuple):
    """Everything that decided about one commit's right.

    Attributes:
        commit: Full hex id.
        subject: First line of its message.
        base: The commit whose law judged.
        project: The pin.
        signature: `good`, `none`, `foreign`, or why it does not hold.
        key: Fingerprint of the key that signed, or claims to have; None without one.
        signer: `impl-rpc`, `person:alice`, or None when nobody known signed.
        refusal: Why the signer counts for nothing, where that is so.
        links: Documents from the trust root to the plan.
        decisions: One for each changed path; empty for a commit that changes nothing.
        script: Checks the signatures without the guard; None where there is no good one, or the
            commit object is not one that plain git writes.
    """

    commit: str
    subject: str
    base: str
    project: str
    signature: str
    key: str | None
    signer: str | None
    refusal: Refusal | None
    links: tuple[Link, ...]
    decisions: tuple[Decision, ...]
    script: str | None


def explain_commit(
    repo_dir: str,
    rev: str,
    *,
    base: str | None = None,
    pin: str | None = None,
    now: Instant | None = None,
) -> Explanation:
    """Explain a commit.

    Args:
        repo_dir: A folder in the repository.
        rev: Any name of the commit.
        base: Whose law judges; None: the commit's first parent.
        pin: `sha256:…`; None takes the trust root on first sight.
        now: None asks the host's clock. The trust root's own expiry is not asked: an old commit
            can be explained too.

    Raises:
        UndecidedError: No such commit, no law to explain it by, objects are missing, git failed.
    """
    repository = find_repository(repo_dir, os.environ)
    oid = resolve_commit(repository, rev, os.environ)
    with ObjectStore(repository, os.environ) as store:
        parsed = read_commit(store, oid)
        law_oid = resolve_commit(repository, base, os.environ) if base else _parent(parsed)
        trees = TreeDiffer(store)
        doors = Gathering(store, trees, LawReader(store, trees))
        files = doors.laws.read(read_commit(store, law_oid).tree)
        law = settle(files, Instant(0), pin)
        if isinstance(law, NoLaw):
            problem = law.problem
            raise UndecidedError(problem.what, why=problem.why, fix=problem.fix, code=problem.code)
        judged, brought = _judge(doors, law, parsed, clock() if now is None else now)
    links = links_of(files, law, judged)
    return Explanation(
        oid,
        parsed.subject,
        law_oid,
        law.project,
        *_signature(judged),
        signer_name(judged.actor),
        _refusal(judged),
        links,
        tuple(_decide(judged, change, brought) for change in judged.commit.changes),
        _script(parsed, judged, repository, proofs_of(files, law, links, law_oid)),
    )


def _parent(parsed: ParsedCommit) -> str:
    if parsed.parents:
        return parsed.parents[0]
    raise UndecidedError(
        f"commit {parsed.oid} has no parent",
        why="a commit is explained by the law of the commit before it",
        fix="name the commit whose law counts: --base REV",
        code="WG001",
    )


def _judge(
    doors: Gathering, law: Law, parsed: ParsedCommit, now: Instant
) -> tuple[Judged, frozenset[str]]:
    before = read_commit(doors.store, parsed.parents[0]).tree if parsed.parents else None
    commit = commit_of(parsed, "none", doors.trees.diff(before, parsed.tree))
    actor = identify_all(law, [commit], now, Forge())[0]
    case = Case(law, now, "", Forge())
    step, brought = law_step(doors, case, (before, parsed.tree), commit.changes, actor)
    return judge_commit(law, commit, actor, now, succession=step, brought=brought), brought


def _signature(judged: Judged) -> tuple[str, str | None]:
    signature = judged.commit.signature
    if isinstance(signature, Signature):
        return "good", signature.key.fingerprint
    if isinstance(signature, BadSignature):
        return signature.reason, signature.key.fingerprint if signature.key else None
    return signature, None


def _refusal(judged: Judged) -> Refusal | None:
    if isinstance(judged.actor, (Agent, Human)):
        return None
    return judged.actor.refusal


def _decide(judged: Judged, change: FileChange, brought: frozenset[str]) -> Decision:
    ops = tuple(sorted(change.ops))
    if isinstance(judged.actor, Human):
        return Decision(change.path, ops, _EVERYTHING, None)
    if not isinstance(judged.actor, Agent):
        return Decision(change.path, ops, "", judged.actor.refusal)
    if change.name in brought:
        return Decision(change.path, ops, _CHILD, None)
    if isinstance(judged.plan, Refusal):
        return Decision(change.path, ops, "", judged.plan)
    refused = next((e.refusal for e in judged.refused if e.change.path == change.path), None)
    if refused is not None:
        return Decision(change.path, ops, "", refused)
    return Decision(change.path, ops, _grants(judged.actor, judged.plan, change), None)


def _grants(agent: Agent, plan: Plan | None, change: FileChange) -> str:
    answers = [decide(agent.chain, plan, op, change.name) for op in sorted(change.ops)]
    return "; ".join(dict.fromkeys(one.link for one in answers if isinstance(one, Grant)))


def _script(
    parsed: ParsedCommit,
    judged: Judged,
    repository: Repository,
    documents: tuple[DocumentProof, ...],
) -> str | None:
    signature = judged.commit.signature
    if not isinstance(signature, Signature) or parsed.problems:
        return None
    signer = (_name(judged.actor), signature.key.text)
    return proof_script(parsed, repository.object_format, signer, documents)


def _name(actor: Actor) -> str:
    """Name the signer for ssh-keygen, which takes any word without spaces."""
    if isinstance(actor, Nobody):
        return actor.claimed or "unknown"
    return actor.id if isinstance(actor, Agent) else actor.name
