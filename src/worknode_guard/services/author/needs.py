"""Who must sign a document, who has, and who is still missing. Pure."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from worknode_guard.law.marks import revoked_fingerprints
from worknode_guard.law.signers import people_who_signed, signed_by_key
from worknode_guard.model.capability import Capability
from worknode_guard.model.keys import PublicKey, Signature
from worknode_guard.model.law import (
    LawFiles,
    SignatureFile,
    SignedFile,
    capability_path,
    root_path,
)
from worknode_guard.model.plan import Plan
from worknode_guard.model.trust import Revoked, RoleName, TrustRoot
from worknode_guard.named import NamedTuple


class Need(NamedTuple):
    """One threshold that a document must reach.

    Attributes:
        path: Of the document.
        role: Whose people count.
        version: Of the trust root that says so.
        threshold: How many of them.
        people: Each with the keys that count.
        signed: Those who have signed.
        instead: Agents of whom one signature is enough instead, by name.
        met: Nothing is missing.
    """

    path: str
    role: RoleName
    version: int
    threshold: int
    people: Mapping[str, tuple[PublicKey, ...]]
    signed: frozenset[str]
    instead: Mapping[str, PublicKey]
    met: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """Who could still sign."""
        return tuple(name for name in (*self.people, *self.instead) if name not in self.signed)

    def signer_of(self, key: PublicKey) -> str | None:
        """Give the name under which a key counts here, None where it does not."""
        for name, keys in self.people.items():
            if key in keys:
                return name
        return next((name for name, one in self.instead.items() if one == key), None)

    def describe(self) -> str:
        """Say in one line what is missing and which command adds it."""
        lacking = self.threshold - len(self.signed)
        names = " or ".join(self.missing) or "nobody"
        return f"{self.path}: {lacking} more of {names}: worknode-guard sign {self.path}"


def needs_of(file: SignedFile, documents: LawFiles, judge: TrustRoot) -> tuple[Need, ...]:
    """Give every threshold of one document; none for a file that is no document of the law.

    Args:
        file: The document.
        documents: All of the same tree: the roots before it, its issuer, the revocations.
        judge: The trust root whose people count for anything but trust roots.
    """
    document = file.document
    listed = documents.get("plans/revoked.yaml")
    known = listed.document if listed else None
    revoked = revoked_fingerprints(known if isinstance(known, Revoked) else None)
    if isinstance(document, TrustRoot):
        return tuple(
            _need(file, root, "root", frozenset()) for root in _judging(document, documents)
        )
    if isinstance(document, Revoked):
        need = _need(file, judge, "root", revoked)
        return (need._replace(threshold=1, met=bool(need.signed)),)
    if isinstance(document, Plan):
        instead = executives(documents) if judge.plan_by_executive else {}
        return (_need(file, judge, "plan", revoked, instead),)
    if isinstance(document, Capability):
        return (_need(file, judge, "delegate", revoked, _issuer_key(document, documents)),)
    return ()


def _judging(root: TrustRoot, documents: LawFiles) -> tuple[TrustRoot, ...]:
    """Give the roots that must vouch for one: the version before it, and itself."""
    before = documents.get(root_path(root.version - 1))
    earlier = before.document if before else None
    return (earlier, root) if isinstance(earlier, TrustRoot) else (root,)


def _need(
    file: SignedFile,
    root: TrustRoot,
    role: RoleName,
    revoked: AbstractSet[str],
    instead: Mapping[str, PublicKey] | None = None,
) -> Need:
    wanted = root.role(role)
    people = {
        person.name: tuple(key for key in person.keys if key.fingerprint not in revoked)
        for person in root.people
        if person.name in wanted.people
    }
    signed = people_who_signed(file, root, role, revoked)
    others = {name: key for name, key in (instead or {}).items() if key.fingerprint not in revoked}
    by_other = any(signed_by_key(file, key, revoked) for key in others.values())
    met = by_other or len(signed) >= wanted.threshold
    return Need(
        file.path,
        role,
        root.version,
        wanted.threshold,
        {str(name): keys for name, keys in people.items()},
        frozenset(str(name) for name in signed),
        others,
        met,
    )


def executives(documents: LawFiles) -> dict[str, PublicKey]:
    """Give the keys of executives, by name."""
    return {
        str(one.id): one.subject
        for one in (file.document for file in documents.values())
        if isinstance(one, Capability)
        and one.tier == "executive"
        and isinstance(one.subject, PublicKey)
    }


def _issuer_key(capability: Capability, documents: LawFiles) -> dict[str, PublicKey]:
    if capability.tier != "implementation":
        return {}
    file = documents.get(capability_path(capability.issuer))
    issuer = file.document if file else None
    if isinstance(issuer, Capability) and isinstance(issuer.subject, PublicKey):
        return {str(issuer.id): issuer.subject}
    return {}


def fully_signed(file: SignedFile, needs: Iterable[Need]) -> SignedFile:
    """Give the document as if everybody who could sign it had: what it will be worth then."""
    keys = {key for need in needs for held in need.people.values() for key in held}
    present = {signature.key for signature in file.signers}
    assumed = tuple(
        SignatureFile(f"{file.path}.assumed.sig", Signature(key, touched=True, pin=True))
        for key in sorted(keys - present)
    )
    held = tuple(entry for entry in file.signatures if isinstance(entry.result, Signature))
    return file._replace(signatures=held + assumed)
