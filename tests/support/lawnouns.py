"""The nouns of the law, made directly: no YAML, no signatures checked, digests freely chosen."""

from typing import Any, Final

from support.keys import key
from worknode_guard.law.settle import settle
from worknode_guard.model.capability import Capability, Delegate, Limits
from worknode_guard.model.ids import ROOT, Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.keys import BadSignature, PublicKey, Signature
from worknode_guard.model.law import (
    REVOKED_PATH,
    Document,
    Law,
    LawFiles,
    SignatureFile,
    SignedFile,
    capability_path,
    plan_path,
    root_path,
)
from worknode_guard.model.patterns import Pattern, parse_pattern
from worknode_guard.model.plan import Assignment, Phase, Plan
from worknode_guard.model.trust import Person, Revoked, RevokedCapability, RevokedKey, Role
from worknode_guard.model.trust import TrustRoot as Root

PROJECT: Final = "sha256:" + "a" * 64
MAIN: Final = "refs/heads/main"
NOW: Final = Instant(1_000)
FROM: Final = Instant(0)
UNTIL: Final = Instant(2_000)
FULL: Final = Limits(8, 60, 20, 800, 400, 262_144)

Fields = dict[str, Any]
"""Fields of a noun, replaced by name; the noun's own types hold elsewhere."""


def public(name: str) -> PublicKey:
    """The public key of a name."""
    return key(name).public


def patterns(*texts: str) -> tuple[Pattern, ...]:
    """Parsed patterns."""
    return tuple(map(parse_pattern, texts))


def ids(*names: str) -> tuple[Id, ...]:
    """Ids, taken as they are."""
    return tuple(map(Id, names))


def capability(name: str = "impl", **fields: object) -> Capability:
    """An implementation capability from root for src/**, with the key of its name."""
    plain = Capability(
        project=PROJECT,
        id=Id(name),
        version=1,
        issuer=ROOT,
        issuer_digest=PROJECT,
        subject=public(name),
        tier="implementation",
        plans=ids("wave4"),
        refs=(MAIN,),
        paths=patterns("src/**"),
        deny=(),
        phases=ids("build"),
        ops=("add", "modify"),
        limits=FULL,
        delegate=Delegate(),
        not_before=FROM,
        expires=UNTIL,
        digest=f"sha256:{name}",
    )
    given: Fields = dict(fields)
    return plain._replace(**given)


def executive(name: str = "exec-1", **fields: object) -> Capability:
    """An executive from root that may hand on src/** to implementers, one link down."""
    delegate = Delegate(1, ("implementation",), patterns("src/**"), ("add", "modify"), FULL)
    own: Fields = {"tier": "executive", "paths": (), "ops": (), "delegate": delegate}
    return capability(name, **{**own, **fields})


def child(name: str = "impl2", parent: Capability | None = None, **fields: object) -> Capability:
    """A capability that its parent (exec-1) issued."""
    above = parent or executive()
    own: Fields = {"issuer": above.id, "issuer_digest": above.digest}
    return capability(name, **{**own, **fields})


def plan(name: str = "wave4", **fields: object) -> Plan:
    """A plan with the phases build (active) and verify, for impl and impl2."""
    plain = Plan(
        project=PROJECT,
        id=Id(name),
        version=1,
        title="The wave",
        refs=(MAIN,),
        active=ids("build"),
        phases=(Phase(Id("build")), Phase(Id("verify"))),
        assignments=(Assignment(ids("impl", "impl2")),),
        expires=UNTIL,
    )
    given: Fields = dict(fields)
    return plain._replace(**given)


def root(*people: str, threshold: int = 1, **fields: object) -> Root:
    """A trust root whose people (alice and bob) hold every role."""
    names = ids(*(people or ("alice", "bob")))
    role = Role(threshold, names)
    plain = Root(
        version=1,
        name="demo",
        project=None,
        people=tuple(Person(name, (public(name),)) for name in names),
        runners=(),
        root=role,
        plan=role,
        delegate=role,
        plan_by_executive=False,
        unsigned="refuse",
        unsigned_state="refuse",
        logins="refuse",
        enforce="refuse",
        expires=UNTIL,
    )
    given: Fields = dict(fields)
    return plain._replace(**given)


def revoked(*entries: RevokedKey | RevokedCapability, **fields: object) -> Revoked:
    """A list of revocations."""
    given: Fields = dict(fields)
    return Revoked(PROJECT, 1, entries)._replace(**given)


def revoked_key(name: str) -> RevokedKey:
    """The key of a name, revoked."""
    return RevokedKey(public(name).fingerprint, "lost")


def path_of(document: Document) -> str:
    """The place of a document."""
    if isinstance(document, Root):
        return root_path(document.version)
    if isinstance(document, Revoked):
        return REVOKED_PATH
    return (
        capability_path(document.id) if isinstance(document, Capability) else plan_path(document.id)
    )


def file(
    document: Document, *signers: str | Signature | BadSignature, **fields: object
) -> SignedFile:
    """A document with the signatures of these names (alice's when none are given)."""
    path = path_of(document)
    results = [
        Signature(public(signer)) if isinstance(signer, str) else signer
        for signer in signers or ("alice",)
    ]
    plain = SignedFile(
        path,
        oid=str(document.version),
        digest=getattr(document, "digest", PROJECT if isinstance(document, Root) else "sha256:x"),
        document=document,
        problems=(),
        signatures=tuple(
            SignatureFile(f"{path}.s{number}.sig", result) for number, result in enumerate(results)
        ),
    )
    given: Fields = dict(fields)
    return plain._replace(**given)


def files(*entries: SignedFile | Document) -> LawFiles:
    """A tree of documents; a bare one is signed by alice."""
    whole = [entry if isinstance(entry, SignedFile) else file(entry) for entry in entries]
    return {entry.path: entry for entry in whole}


def law(*entries: SignedFile | Document) -> Law:
    """The law of a tree with a plain root, unless one is among the entries."""
    tree = files(*entries)
    settled = settle(tree if root_path(1) in tree else {**files(root()), **tree}, NOW)
    assert isinstance(settled, Law), settled
    return settled
