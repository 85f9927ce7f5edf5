"""A document's bytes into its noun, or every reason why not (WG002).

Two steps, so that a cache can keep what lies between: `read_document` goes from bytes over plain
data to the noun; `build_document` goes from plain data alone, without YAML.
"""

from collections.abc import Mapping

from worknode_guard.documents.kinds import READERS, with_digest
from worknode_guard.documents.places import DocumentPlace, Kind, document_place
from worknode_guard.documents.problems import (
    At,
    DocumentProblems,
    Fault,
    Place,
    Problem,
    located,
)
from worknode_guard.model.curve import sha256
from worknode_guard.model.law import Document as Noun
from worknode_guard.named import NamedTuple


class Document(NamedTuple):
    """A document that was read: well-formed, and not yet believed.

    Attributes:
        digest: `sha256:…` of the bytes.
        data: Plain data (JSON has it too); `build_document` makes the rest of it again.
        noun: None for `triggers` and `kinds`, which have no noun of the law.
    """

    path: str
    kind: Kind
    digest: str
    data: Mapping[str, object]
    noun: Noun | None


def read_document(path: str, raw: bytes) -> Document | DocumentProblems:
    """Read a file below `plans/`.

    Args:
        path: Repository-relative; it decides the kind, the id, and a trust root's version.
        raw: The file's exact bytes.
    """
    from worknode_guard.documents.profile import read_profile  # noqa: PLC0415  (cached data: none)

    place = document_place(path)
    if place is None:
        return DocumentProblems(path, (_no_place(path),))
    parsed = read_profile(raw, path)
    if not isinstance(parsed.data, dict):
        return DocumentProblems(path, parsed.problems)
    faults: list[Fault] = []
    noun = _read(place, parsed.data, faults)
    problems = [*parsed.problems, *located(path, faults, parsed.places)]
    if problems:
        problems.sort(key=lambda problem: (problem.line, problem.column))
        return DocumentProblems(path, tuple(problems))
    return _document(path, place, parsed.data, digest_of(raw), noun)


def build_document(
    path: str, data: Mapping[str, object], digest: str
) -> Document | DocumentProblems:
    """Make a document again from the plain data of one that was read.

    Args:
        path: The place that it was read from.
        data: `Document.data`, perhaps through JSON.
        digest: `Document.digest`.
    """
    place = document_place(path)
    if place is None:
        return DocumentProblems(path, (_no_place(path),))
    faults: list[Fault] = []
    noun = _read(place, data, faults)
    if faults:
        places: dict[At, Place] = {}
        return DocumentProblems(path, tuple(located(path, faults, places)))
    return _document(path, place, data, digest, noun)


def digest_of(raw: bytes) -> str:
    """Give `sha256:…` of bytes."""
    return "sha256:" + sha256(raw).hex()


def _document(
    path: str, place: DocumentPlace, data: Mapping[str, object], digest: str, noun: Noun | None
) -> Document:
    filled = None if noun is None else with_digest(noun, digest)
    return Document(path, place.kind, digest, data, filled)


def _read(place: DocumentPlace, data: Mapping[str, object], faults: list[Fault]) -> Noun | None:
    kind = data.get("kind", place.kind)
    if kind != place.kind:
        # Its keys are another kind's, so that naming each of them would only hide this.
        why = f"the file's place says {place.kind}"
        faults.append(Fault(("kind",), f"kind is {kind!r}", why, "move the file, or mend the kind"))
        return None
    read = READERS.get(place.kind)
    noun = None if read is None else read(data, (), faults)
    blamed = {fault.at for fault in faults}
    for key, expected in (("id", place.id), ("version", place.version)):
        found = data.get(key)
        if (key,) in blamed or expected is None or found is None:
            continue
        if found != expected:
            why = f"the file's name says {expected}"
            fix = f"write {expected}, or rename the file"
            faults.append(Fault((key,), f"{key} is {found!r}", why, fix))
    return noun


def _no_place(path: str) -> Problem:
    return Problem(
        path,
        1,
        1,
        f"{path!r} is no place of a document",
        why="documents are plans/trust/<n>.yaml, plans/revoked.yaml, plans/<id>.yaml, "
        "plans/agents/<id>.yaml, plans/triggers.yaml and plans/kinds.yaml",
        fix="rename or remove the file",
    )
