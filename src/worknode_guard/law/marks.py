"""Fingerprints: by which a key is known in documents and in the list of revocations."""

from worknode_guard.model.capability import Capability
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.trust import Revoked, RevokedKey


def revoked_fingerprints(revoked: Revoked | None) -> frozenset[str]:
    """Give the fingerprints of revoked keys."""
    entries = revoked.entries if revoked else ()
    return frozenset(entry.fingerprint for entry in entries if isinstance(entry, RevokedKey))


def key_of(capability: Capability) -> str | None:
    """Give the fingerprint of the agent's key, None where a forge login stands for it."""
    subject = capability.subject
    return subject.fingerprint if isinstance(subject, PublicKey) else None
