"""From capability files to chains that hold: signer, digest, length, tier, lattice, revocation."""

from collections.abc import Mapping
from typing import Final

from worknode_guard.law.lattice import excesses
from worknode_guard.law.revocation import Revocations, foreign_project, is_ended, revocation_of
from worknode_guard.law.signers import shortfall, signed_by_key
from worknode_guard.model.capability import Capability
from worknode_guard.model.ids import ROOT, Id
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import Chain, LawFiles, LawProblem, SignedFile, capability_path
from worknode_guard.model.trust import TrustRoot
from worknode_guard.named import NamedTuple

MOST_LINKS: Final = 3


class Authority(NamedTuple):
    """What capabilities are measured against."""

    project: str
    root: TrustRoot
    revocations: Revocations


class Chains(NamedTuple):
    """The outcome for every capability file."""

    held: Mapping[Id, Chain]
    broken: tuple[tuple[Capability, LawProblem], ...]
    problems: tuple[LawProblem, ...]


def build_chains(files: LawFiles, authority: Authority) -> Chains:
    """Judge every capability file of the tree."""
    capabilities = {
        file.document.id: (file, file.document)
        for file in files.values()
        if isinstance(file.document, Capability)
    }
    held: dict[Id, Chain] = {}
    broken: list[tuple[Capability, LawProblem]] = []
    problems: list[LawProblem] = []
    for name, (_, capability) in capabilities.items():
        chain, found = _judge(name, capabilities, authority)
        if found:
            broken.append((capability, found[0]))
            problems += found
        else:
            held[name] = chain
    return Chains(held, tuple(broken), tuple(problems))


_Read = Mapping[Id, tuple[SignedFile, Capability]]


def _judge(
    name: Id, capabilities: _Read, authority: Authority
) -> tuple[Chain, tuple[LawProblem, ...]]:
    """Follow one capability up to the root and judge each link on the way."""
    chain: list[Capability] = []
    at = name
    while at != ROOT:
        if at not in capabilities:
            child = chain[0]
            return (), (_missing_parent(child, at),)
        if any(link.id == at for link in chain) or len(chain) == MOST_LINKS:
            return (), (_too_long(capabilities[name][1]),)
        chain.insert(0, capabilities[at][1])
        at = chain[0].issuer
    for number, link in enumerate(chain):
        parent = chain[number - 1] if number else None
        found = _link_problems(capabilities[link.id][0], link, parent, authority)
        if found:
            return (), found if link.id == name else (inherited(chain[-1], found[0]),)
    return tuple(chain), ()


def _link_problems(
    file: SignedFile, link: Capability, parent: Capability | None, authority: Authority
) -> tuple[LawProblem, ...]:
    reason = revocation_of(link, authority.revocations.revoked)
    if reason is not None:
        ended = is_ended(link, authority.revocations.revoked)
        return (_revoked(file, link, reason, ended=ended),)
    if link.project != authority.project:
        return (foreign_project(file, link.id, authority.project),)
    signer = _signer_problem(file, link, parent, authority)
    expected = parent.digest if parent else authority.project
    found = [signer] if signer else []
    if link.issuer_digest != expected:
        found.append(_stale(file, link, expected))
    if parent is None:
        return tuple(found)
    return (
        *found,
        *(
            LawProblem(
                "WG007",
                file.path,
                link.id,
                what=f"{link.id} claims {excess.field} {excess.witness!r}",
                why=f"its issuer {parent.id} may hand on there: {excess.allowed}",
                fix=f"narrow {excess.field} of {link.id}, or widen {parent.id} first",
            )
            for excess in excesses(link, parent)
        ),
    )


def _signer_problem(
    file: SignedFile, link: Capability, parent: Capability | None, authority: Authority
) -> LawProblem | None:
    """Executive and validation rights come from people; an implementer's also from its parent."""
    revoked = authority.revocations.fingerprints
    if link.tier == "validation" and parent is not None:
        return LawProblem(
            "WG007",
            file.path,
            link.id,
            what=f"validation capability {link.id} has issuer {parent.id}",
            why="an executive that issued both roles could approve its own work",
            fix="issue it from the root: issuer: root, signed by the delegate role",
        )
    also = ""
    if parent is not None and link.tier == "implementation":
        also = f", or for {parent.id}'s key"
        subject = parent.subject
        if isinstance(subject, PublicKey) and signed_by_key(file, subject, revoked):
            return None
    return shortfall(file, authority.root, "delegate", revoked, also)


def _missing_parent(child: Capability, parent: Id) -> LawProblem:
    return LawProblem(
        "WG007",
        capability_path(child.id),
        child.id,
        what=f"the issuer {parent} of {child.id} has no capability that can be read",
        why="every link of a chain stands in the same tree",
        fix=f"add {capability_path(parent)}, or issue {child.id} from the root",
    )


def _too_long(capability: Capability) -> LawProblem:
    return LawProblem(
        "WG007",
        capability_path(capability.id),
        capability.id,
        what=f"the chain of {capability.id} has more than {MOST_LINKS} links, or is a circle",
        why=f"a chain has at most {MOST_LINKS} links and ends at the root",
        fix="issue the capability closer to the root",
    )


def _revoked(file: SignedFile, link: Capability, reason: str, *, ended: bool) -> LawProblem:
    renewal = f"renew it with a new key: worknode-guard capability renew {link.id} --new-key"
    another = "issue a capability of another name: every version of this one was revoked"
    return LawProblem(
        "WG006",
        file.path,
        link.id,
        what=f"{link.id} version {link.version} counts no more",
        why=reason,
        fix=another if ended else renewal,
    )


def _stale(file: SignedFile, link: Capability, expected: str) -> LawProblem:
    return LawProblem(
        "WG007",
        file.path,
        link.id,
        what=f"{link.id} names an issuer document that is not the one in this tree",
        why=f"issuer_digest is {link.issuer_digest}, the issuer's bytes are {expected}",
        fix=f"re-issue it: worknode-guard capability renew {link.id}",
    )


def inherited(capability: Capability, cause: LawProblem) -> LawProblem:
    """Say that a capability stands below one that does not hold."""
    return LawProblem(
        cause.code,
        capability_path(capability.id),
        capability.id,
        what=f"{capability.id} stands below {cause.subject}, which does not hold",
        why=f"{cause.what}: {cause.why}",
        fix=cause.fix,
    )
