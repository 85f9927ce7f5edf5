"""Re-issuing capabilities with everything below them, parents first. Pure.

A child names the digest of its issuer's bytes, so that a new version of the issuer needs a new
version of every capability below it, in the same commit.
"""

from collections.abc import Iterable, Mapping, Sequence

from worknode_guard.documents.edit import Change
from worknode_guard.documents.problems import DocumentProblems
from worknode_guard.documents.read import read_document
from worknode_guard.errors import UsageError
from worknode_guard.model.capability import Capability
from worknode_guard.model.ids import ROOT, Id
from worknode_guard.model.instant import format_instant
from worknode_guard.model.law import LawFiles, capability_path
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import read_capability, revised
from worknode_guard.services.author.excess import refuse_excess

Changes = Mapping[Id, Sequence[Change]]
"""What changes in which capability, by its id."""


def reissued(desk: Desk, changes: Changes) -> dict[str, bytes]:
    """Give the new texts of these capabilities and of all below them.

    A child that would outlive its issuer ends with it.

    Raises:
        UsageError: A capability is unknown, or the changes make no document of it.
        RefusedError: A child would no longer be part of what its issuer hands on (WG007).
    """
    for name in changes:
        read_capability(desk.documents, name)
    done: dict[Id, Capability] = {}
    texts: dict[str, bytes] = {}
    for capability in parents_first(desk.documents):
        parent = done.get(capability.issuer)
        if capability.id not in changes and parent is None:
            continue
        path = capability_path(capability.id)
        own = [*changes.get(capability.id, ()), *_inherited(capability, parent)]
        text = _ending_with(parent, path, revised(desk.files, path, own))
        new = _read(path, text)
        issuer = parent or _issuer(desk.documents, new)
        if issuer is not None:
            refuse_excess(new, issuer, shrunk=capability.id not in changes)
        done[new.id], texts[path] = new, text
    return texts


def below(documents: LawFiles, names: Iterable[str]) -> list[Id]:
    """Give the capabilities below these, without them."""
    known = set(names)
    found = []
    for capability in parents_first(documents):
        if capability.issuer in known and capability.id not in known:
            known.add(capability.id)
            found.append(capability.id)
    return found


def parents_first(documents: LawFiles) -> list[Capability]:
    """Give every capability that can be read, each after its issuer; circles come last."""
    waiting = [f.document for f in documents.values() if isinstance(f.document, Capability)]
    ordered: list[Capability] = []
    placed: set[str] = {ROOT}
    while waiting:
        ready = [one for one in waiting if one.issuer in placed]
        if not ready:
            # A circle, or an issuer that is not there: the law refuses it by itself.
            return ordered + waiting
        ordered += ready
        placed.update(one.id for one in ready)
        waiting = [one for one in waiting if one.id not in placed]
    return ordered


def _inherited(capability: Capability, parent: Capability | None) -> list[Change]:
    if parent is None or capability.issuer_digest == parent.digest:
        return []
    return [(("issuer_digest",), parent.digest)]


def _ending_with(parent: Capability | None, path: str, text: bytes) -> bytes:
    """Let a child end with its issuer where it would outlive it."""
    new = _read(path, text)
    if parent is None or new.expires <= parent.expires:
        return text
    old = f'"{format_instant(new.expires)}"'.encode()
    return text.replace(old, f'"{format_instant(parent.expires)}"'.encode())


def _read(path: str, text: bytes) -> Capability:
    document = read_document(path, text)
    if isinstance(document, DocumentProblems):
        raise document.error()
    assert isinstance(document.noun, Capability)
    return document.noun


def _issuer(documents: LawFiles, capability: Capability) -> Capability | None:
    if capability.issuer == ROOT:
        return None
    try:
        return read_capability(documents, capability.issuer)
    except UsageError:
        # Without its issuer the law refuses it, and says so better.
        return None
