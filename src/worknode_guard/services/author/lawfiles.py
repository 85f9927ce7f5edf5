"""From the bytes of files below `plans/` to documents with their signatures checked."""

from collections.abc import Mapping

from worknode_guard.documents.places import document_place, is_misplaced, signature_place
from worknode_guard.gitio.naming import hasher
from worknode_guard.gitio.repository import ObjectFormat
from worknode_guard.model.change import REGULAR
from worknode_guard.model.law import LawFiles, SignedFile
from worknode_guard.services.lawfiles import read_signed


def namespace_of(path: str) -> str:
    """Give the namespace in which the document at a path is signed."""
    place = document_place(path)
    assert place is not None
    return f"{place.kind}@worknode-guard"


def signatures_of(files: Mapping[str, bytes], path: str) -> dict[str, bytes]:
    """Give the signature files of one document, by their paths."""
    found = {}
    for name, content in files.items():
        place = signature_place(name)
        if place is not None and place.document == path:
            found[name] = content
    return dict(sorted(found.items()))


def law_files(files: Mapping[str, bytes], object_format: ObjectFormat) -> LawFiles:
    """Read every document among files as the tree that holds them would be read."""
    name_of = hasher(object_format)
    found: dict[str, SignedFile] = {}
    for path, raw in sorted(files.items()):
        if document_place(path) is None and not is_misplaced(path):
            continue
        beside = [(name, REGULAR, armour) for name, armour in signatures_of(files, path).items()]
        found[path] = read_signed((path, REGULAR, name_of("blob", raw)), raw, list(beside))
    return found
