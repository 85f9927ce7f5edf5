"""Which files below `plans/` are documents, which are signatures, and which are neither.

Anything else below `plans/` (a README, `.gitattributes`) is allowed and is no law; but a `.yaml`
or `.yml` file at a place that no document has is a mistake that would go unseen, and so WG002.
"""

import re
from typing import Final, Literal

from worknode_guard.model.ids import ROOT, is_id
from worknode_guard.named import NamedTuple

Kind = Literal["trust", "revoked", "plan", "capability", "triggers", "kinds"]

LAW: Final = "plans/"
_FIXED: Final[dict[str, Kind]] = {
    "plans/revoked.yaml": "revoked",
    "plans/triggers.yaml": "triggers",
    "plans/kinds.yaml": "kinds",
}


class DocumentPlace(NamedTuple):
    """The place of a document, and what it says of it.

    Attributes:
        id: The id that the document must have.
        version: The version that it must have; None where the place does not say.
    """

    kind: Kind
    id: str
    version: int | None = None


class SignaturePlace(NamedTuple):
    """The place of a signature: `FILE.<label>.sig`."""

    document: str
    label: str


def is_misplaced(path: str) -> bool:
    """Tell whether a path below `plans/` looks like a document and is at no document's place."""
    if not path.startswith(LAW) or document_place(path) is not None:
        return False
    return path.lower().endswith((".yaml", ".yml"))


def document_place(path: str) -> DocumentPlace | None:
    """Tell which document belongs at a path; None when none does."""
    fixed = _FIXED.get(path)
    if fixed is not None:
        return DocumentPlace(fixed, fixed)
    folder, _, file = path.rpartition("/")
    name = file.removesuffix(".yaml")
    if name == file:
        return None
    if folder == "plans/trust":
        is_version = re.fullmatch(r"[1-9][0-9]{0,8}", name) is not None
        return DocumentPlace("trust", "root", int(name)) if is_version else None
    kinds: dict[str, Kind] = {"plans": "plan", "plans/agents": "capability"}
    kind = kinds.get(folder)
    if kind is None or not is_id(name) or name == ROOT:
        return None
    return DocumentPlace(kind, name)


def signature_place(path: str) -> SignaturePlace | None:
    """Tell which document a path is a signature of, and by whom; None when it is no signature."""
    match = re.fullmatch(r"(plans/.+\.yaml)\.([a-z0-9-]+)\.sig", path)
    if match is None or document_place(match[1]) is None:
        return None
    return SignaturePlace(match[1], match[2])
