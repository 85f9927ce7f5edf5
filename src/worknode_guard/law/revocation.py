"""What counts no more: keys, capabilities, and everything below them."""

from worknode_guard.law.marks import key_of, revoked_fingerprints
from worknode_guard.law.signers import people_who_signed, shortfall
from worknode_guard.model.capability import Capability
from worknode_guard.model.law import REVOKED_PATH, LawFiles, LawProblem, SignedFile
from worknode_guard.model.trust import Revoked, RevokedCapability, TrustRoot
from worknode_guard.named import NamedTuple


class Revocations(NamedTuple):
    """The list as read.

    Attributes:
        revoked: None while there is no file, or when it does not hold.
        problems: Why it does not hold; then nobody can say what counts.
    """

    revoked: Revoked | None
    problems: tuple[LawProblem, ...]

    @property
    def fingerprints(self) -> frozenset[str]:
        """Keys that count no more."""
        return revoked_fingerprints(self.revoked)

    def with_earlier(self, earlier: Revoked | None) -> "Revocations":
        """Add entries that hold whatever this list says."""
        if earlier is None or self.revoked is None:
            return Revocations(self.revoked or earlier, self.problems)
        entries = dict.fromkeys((*earlier.entries, *self.revoked.entries))
        return Revocations(self.revoked._replace(entries=tuple(entries)), self.problems)


def read_revocations(files: LawFiles, root: TrustRoot, project: str) -> Revocations:
    """Believe `plans/revoked.yaml`, or say why not. Any one root key may sign it."""
    file = files.get(REVOKED_PATH)
    if file is None:
        return Revocations(None, ())
    if file.problems:
        return Revocations(None, file.problems)
    assert isinstance(file.document, Revoked)
    if file.document.project != project:
        return Revocations(None, (foreign_project(file, "revoked", project),))
    if not people_who_signed(file, root, "root"):
        # The threshold does not apply here: stopping somebody must be quick.
        one = root._replace(root=root.root._replace(threshold=1))
        problem = shortfall(file, one, "root")
        assert problem is not None
        return Revocations(None, (problem,))
    return Revocations(file.document, ())


def foreign_project(file: SignedFile, subject: str, project: str) -> LawProblem:
    """Say that a document was signed for another project."""
    return LawProblem(
        "WG003",
        file.path,
        subject,
        what=f"{file.path} belongs to another project",
        why=f"its `project` is not {project}, the hash of this project's trust root 1",
        fix=f'write project: "{project}" and have it signed again',
    )


def revocation_of(capability: Capability, revoked: Revoked | None) -> str | None:
    """Give the reason why this capability or its key was revoked, or None."""
    for entry in revoked.entries if revoked else ():
        if isinstance(entry, RevokedCapability):
            if entry.id == capability.id and (
                entry.below is None or capability.version < entry.below
            ):
                return f"capability {entry.id} was revoked: {entry.reason}"
        elif key_of(capability) == entry.fingerprint:
            return f"key {entry.fingerprint} was revoked: {entry.reason}"
    return None


def is_ended(capability: Capability, revoked: Revoked | None) -> bool:
    """Tell whether every version of a capability's id was revoked, those to come included."""
    return any(
        isinstance(entry, RevokedCapability) and entry.id == capability.id and entry.below is None
        for entry in (revoked.entries if revoked else ())
    )
