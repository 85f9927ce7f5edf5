"""The documents that a right rests on, from the trust root to the plan, and who signed each."""

from collections.abc import Iterator, Mapping

from worknode_guard.documents.places import document_place
from worknode_guard.model.actor import Agent, Human, Nobody
from worknode_guard.model.evidence import Judged
from worknode_guard.model.keys import PublicKey, Signature
from worknode_guard.model.law import (
    Chain,
    Law,
    LawFiles,
    SignedFile,
    capability_path,
    plan_path,
    root_path,
)
from worknode_guard.model.plan import Plan
from worknode_guard.model.trust import TrustRoot
from worknode_guard.named import NamedTuple
from worknode_guard.services.proof import DocumentProof


class Link(NamedTuple):
    """One document.

    Attributes:
        kind: `trust`, `capability` or `plan`.
        path: Where it stands in the tree whose law judged.
        oid: Of its blob.
        digest: `sha256:…` of its bytes.
        signers: Names where the law knows the key, else fingerprints.
    """

    kind: str
    id: str
    path: str
    oid: str
    digest: str
    signers: tuple[str, ...]


def links_of(files: LawFiles, law: Law, judged: Judged) -> tuple[Link, ...]:
    """Give the documents behind a commit's right: every trust root, the chain, the plan."""
    names = _names(files, law)
    paths = [root_path(version) for version in range(1, law.root.version + 1)]
    paths += [capability_path(link.id) for link in _chain(law, judged)]
    if isinstance(judged.plan, Plan) and judged.needs_plan:
        paths.append(plan_path(judged.plan.id))
    return tuple(_link(files[path], names) for path in paths if path in files)


def proofs_of(
    files: LawFiles, law: Law, links: tuple[Link, ...], commit: str
) -> tuple[DocumentProof, ...]:
    """Give every signature of these documents that holds and whose key the law knows.

    Args:
        files: Of the tree whose law judged.
        law: What is believed of them.
        links: Of which documents.
        commit: That tree's commit, full hex id.
    """
    names = _names(files, law)
    return tuple(
        DocumentProof(
            link.path, link.oid, f"{commit}:{path}", names[key.fingerprint], key.text, link.kind
        )
        for link in links
        for path, key in _good(files[link.path])
        if key.fingerprint in names
    )


def _chain(law: Law, judged: Judged) -> Chain:
    actor = judged.actor
    if isinstance(actor, Agent):
        return actor.chain
    if isinstance(actor, Human):
        return ()
    assert isinstance(actor, Nobody)
    return law.chains.get(actor.claimed, ()) if actor.claimed else ()


def _link(file: SignedFile, names: Mapping[str, str]) -> Link:
    place = document_place(file.path)
    assert place is not None
    signers = tuple(names.get(key.fingerprint, key.fingerprint) for _, key in _good(file))
    name = place.id if place.version is None else f"{place.id} {place.version}"
    return Link(place.kind, name, file.path, file.oid, file.digest, signers)


def _good(file: SignedFile) -> Iterator[tuple[str, PublicKey]]:
    for signature in file.signatures:
        if isinstance(signature.result, Signature):
            yield signature.path, signature.result.key


def _names(files: LawFiles, law: Law) -> dict[str, str]:
    """Name the keys of agents, and of people of every trust root (an old one was theirs)."""
    names = {
        link.subject.fingerprint: str(link.id)
        for chain in law.chains.values()
        for link in chain
        if isinstance(link.subject, PublicKey)
    }
    roots = [file.document for file in files.values() if isinstance(file.document, TrustRoot)]
    return names | {
        key.fingerprint: str(person.name)
        for root in (*roots, law.root)
        for person in root.people
        for key in person.keys
    }
