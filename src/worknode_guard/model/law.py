"""The law as nouns: files read and verified, and what of them is believed."""

from collections.abc import Mapping

from worknode_guard.model.capability import Capability
from worknode_guard.model.ids import Id
from worknode_guard.model.keys import BadSignature, Signature
from worknode_guard.model.plan import Plan
from worknode_guard.model.trust import Revoked, TrustRoot
from worknode_guard.named import NamedTuple

Document = TrustRoot | Revoked | Plan | Capability


class LawProblem(NamedTuple):
    """Why a document does not hold.

    Attributes:
        code: The rule it breaks, `WG002` to `WG007` or `WG014`.
        path: The document's path in the tree.
        line: From 1, where one line is to blame.
        subject: Id of the document, or its path where it could not be read.
    """

    code: str
    path: str
    subject: str
    what: str
    why: str
    fix: str
    line: int | None = None


class SignatureFile(NamedTuple):
    """A detached signature beside a document, checked over the document's exact bytes."""

    path: str
    result: Signature | BadSignature


class SignedFile(NamedTuple):
    """A document as read from one tree: parsed and its signatures checked, but not yet believed.

    Whether the signers are the right ones is `law.settle`'s question.

    Attributes:
        path: `plans/…`.
        oid: Blob id; equal ids are equal bytes.
        digest: `sha256:…` of the bytes.
        document: None when `problems` says why it could not be read, and for kinds that have no
            noun of the law (`triggers`, `kinds`).
        problems: WG002, all of them.
        signatures: In the order of their names.
    """

    path: str
    oid: str
    digest: str
    document: Document | None
    problems: tuple[LawProblem, ...]
    signatures: tuple[SignatureFile, ...]

    @property
    def signers(self) -> tuple[Signature, ...]:
        """The signatures that hold."""
        return tuple(file.result for file in self.signatures if isinstance(file.result, Signature))


LawFiles = Mapping[str, SignedFile]
"""Every document under `plans/` of one tree, by path."""

Chain = tuple[Capability, ...]
"""Capabilities from the one that the root issued down to the agent's own."""


class Law(NamedTuple):
    """What one tree's documents amount to. Time is not in it: expiry is asked at each use.

    Attributes:
        project: `sha256:…` of trust root 1, the pin.
        root: The newest trust root that holds.
        revoked: None while the project has no such file.
        plans: Plans that hold, by id.
        chains: Chains that hold, by the id of their last link.
        broken: Capabilities that were read but do not hold, with the first reason.
        problems: Everything that does not hold, for `law` and `doctor`.
        revocation_known: False when the list of revocations itself does not hold; then no agent
            may act.
    """

    project: str
    root: TrustRoot
    revoked: Revoked | None
    plans: Mapping[Id, Plan]
    chains: Mapping[Id, Chain]
    broken: tuple[tuple[Capability, LawProblem], ...]
    problems: tuple[LawProblem, ...]
    revocation_known: bool = True


class NoLaw(NamedTuple):
    """There is no law that could be applied; everything that asks it is undecided (WG001).

    Attributes:
        founded: False when there is no trust root file at all.
    """

    problem: LawProblem
    founded: bool


class Succession(NamedTuple):
    """What a change does to the law.

    Attributes:
        problems: Why documents that it brings do not hold; each refuses.
        consequences: Documents that it leaves alone but breaks; each is a warning.
        changed: Paths of documents that it brings or alters.
    """

    problems: tuple[LawProblem, ...] = ()
    consequences: tuple[LawProblem, ...] = ()
    changed: frozenset[str] = frozenset()


def capability_path(name: str) -> str:
    """Give the place of an agent's capability."""
    return f"plans/agents/{name}.yaml"


def plan_path(name: str) -> str:
    """Give the place of a plan."""
    return f"plans/{name}.yaml"


def root_path(version: int) -> str:
    """Give the place of a version of the trust root."""
    return f"plans/trust/{version}.yaml"


REVOKED_PATH = "plans/revoked.yaml"
