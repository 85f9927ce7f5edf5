"""Who of the people signed a document, and whether that is enough. Thresholds count people."""

from collections.abc import Set as AbstractSet
from typing import Final

from worknode_guard.model.ids import Id
from worknode_guard.model.keys import BadSignature, PublicKey
from worknode_guard.model.law import LawProblem, SignedFile
from worknode_guard.model.trust import RoleName, TrustRoot

_AS: Final[dict[RoleName, str]] = {
    "root": "root key",
    "plan": "plan",
    "delegate": "delegate",
}


def people_who_signed(
    file: SignedFile, root: TrustRoot, role: RoleName, revoked: AbstractSet[str] = frozenset()
) -> frozenset[Id]:
    """Give the people of a role whose keys, none of them revoked, signed this file.

    A person whose key must show presence counts only when the signature shows it.
    """
    names = set()
    for signature in file.signers:
        person = root.person_of(signature.key)
        if (
            person is not None
            and person.name in root.role(role).people
            and signature.key.fingerprint not in revoked
            and signature.proves(person.require if signature.key.is_hardware else None)
        ):
            names.add(person.name)
    return frozenset(names)


def signed_by_key(file: SignedFile, key: PublicKey, revoked: AbstractSet[str]) -> bool:
    """Tell whether this key, not revoked, signed the file."""
    return key.fingerprint not in revoked and any(s.key == key for s in file.signers)


def shortfall(
    file: SignedFile,
    root: TrustRoot,
    role: RoleName,
    revoked: AbstractSet[str] = frozenset(),
    also: str = "",
) -> LawProblem | None:
    """Say what is missing until enough people of a role have signed; None when they have.

    Args:
        file: The document.
        root: Whose people count.
        role: Which of them.
        revoked: Fingerprints that count no more.
        also: Who else could have signed instead, for the text, like ", or exec-1".
    """
    signed = people_who_signed(file, root, role, revoked)
    wanted = root.role(role)
    if len(signed) >= wanted.threshold:
        return None
    missing = [name for name in wanted.people if name not in signed]
    name = file.path.rsplit("/", 1)[-1]
    return LawProblem(
        "WG003",
        file.path,
        subject=name.removesuffix(".yaml"),
        what=f"{file.path} is signed by {len(signed)} of the {wanted.threshold} people it needs",
        why=(
            f"trust root {root.version} asks for {wanted.threshold} of "
            f"{', '.join(wanted.people)} ({_AS[role]} role){also}; {_found(file, root)}"
        ),
        fix=f"let {' or '.join(missing) or 'them'} run: worknode-guard sign {file.path}",
    )


def _found(file: SignedFile, root: TrustRoot) -> str:
    """Name every signature that is there, so that the reader sees why it does not count."""
    notes = []
    for entry in file.signatures:
        label = entry.path.rsplit("/", 1)[-1]
        if isinstance(entry.result, BadSignature):
            notes.append(f"{label}: {entry.result.reason}")
            continue
        person = root.person_of(entry.result.key)
        who = f"person {person.name}" if person else entry.result.key.fingerprint
        notes.append(f"{label}: by {who}")
    return "; ".join(notes) if notes else "there is no signature file beside it"
