"""The kinds of documents that have a schema, each with its table."""

from collections.abc import Callable, Mapping
from typing import Final

from worknode_guard.documents import capability, plan, revoked, trust
from worknode_guard.documents.problems import At, Fault
from worknode_guard.documents.schema import Json, Plain
from worknode_guard.model.capability import Capability
from worknode_guard.model.law import Document as Noun
from worknode_guard.model.plan import Plan
from worknode_guard.model.trust import Revoked, TrustRoot

Read = Callable[[object, At, list[Fault]], Noun | None]

READERS: Final[dict[str, Read]] = {
    trust.KIND: trust.RECORD.read,
    revoked.KIND: revoked.RECORD.read,
    plan.KIND: plan.RECORD.read,
    capability.KIND: capability.RECORD.read,
}


SCHEMAS: Final[dict[str, Callable[[], Json]]] = {
    trust.KIND: trust.RECORD.json_schema,
    revoked.KIND: revoked.RECORD.json_schema,
    plan.KIND: plan.RECORD.json_schema,
    capability.KIND: capability.RECORD.json_schema,
}


_ORDER: Final[dict[object, list[str]]] = {
    trust.KIND: trust.RECORD.names(),
    revoked.KIND: revoked.RECORD.names(),
    plan.KIND: plan.RECORD.names(),
    capability.KIND: capability.RECORD.names(),
}


def in_order(data: Mapping[str, object]) -> dict[str, object]:
    """Give a document's plain data with its keys ordered as in the contract, others last."""
    known = [name for name in _ORDER.get(data.get("kind"), []) if name in data]
    return {name: data[name] for name in [*known, *(name for name in data if name not in known)]}


def to_data(noun: Noun) -> Plain:
    """Give a noun as plain data, keys in the order of the contract, defaults left out."""
    if isinstance(noun, TrustRoot):
        return trust.RECORD.write(noun)
    if isinstance(noun, Revoked):
        return revoked.RECORD.write(noun)
    if isinstance(noun, Plan):
        return plan.RECORD.write(noun)
    return capability.RECORD.write(noun)


def with_digest(noun: Noun, digest: str) -> Noun:
    """Give a capability the digest of its bytes; other nouns do not hold theirs."""
    return noun._replace(digest=digest) if isinstance(noun, Capability) else noun
