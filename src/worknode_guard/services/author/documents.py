"""Reading single documents off the desk, and writing the text of their next version. Pure."""

from collections.abc import Mapping, Sequence

from worknode_guard.documents.edit import Change, revise_document
from worknode_guard.documents.write import write_document
from worknode_guard.errors import UsageError
from worknode_guard.model.capability import Capability
from worknode_guard.model.law import (
    REVOKED_PATH,
    Document,
    LawFiles,
    SignedFile,
    capability_path,
    plan_path,
)
from worknode_guard.model.plan import Plan
from worknode_guard.model.trust import Revoked
from worknode_guard.services.author.desk import Desk


def text_of(noun: Document) -> bytes:
    """Give a new document's bytes.

    Raises:
        UsageError: A text in it is not printable ASCII.
    """
    return write_document(noun).encode("ascii")


def revised(
    texts: Mapping[str, bytes], path: str, changes: Sequence[Change], *, to: str | None = None
) -> bytes:
    """Give the bytes of a document's next version, comments kept.

    Raises:
        UsageError: What the changes make of it is no document.
    """
    return revise_document(path, texts[path], changes, to=to).encode("ascii")


def read_plan(documents: LawFiles, name: str) -> Plan:
    """Give a plan of the work tree.

    Raises:
        UsageError: There is none of this name, or it cannot be read.
    """
    document = _read(documents, plan_path(name), "plan", name, _plans(documents))
    assert isinstance(document, Plan)
    return document


def read_capability(documents: LawFiles, name: str) -> Capability:
    """Give a capability of the work tree.

    Raises:
        UsageError: There is none of this name, or it cannot be read.
    """
    path = capability_path(name)
    document = _read(documents, path, "capability", name, agents(documents))
    assert isinstance(document, Capability)
    return document


def read_revoked(desk: Desk) -> Revoked | None:
    """Give the list of revocations of the work tree, None where there is none yet.

    Raises:
        UsageError: It cannot be read.
    """
    file = desk.documents.get(REVOKED_PATH)
    if file is None:
        return None
    if not isinstance(file.document, Revoked):
        raise unreadable(file)
    return file.document


def the_plan(desk: Desk, name: str | None) -> Plan:
    """Give the named plan, or the only one that is not closed.

    Raises:
        UsageError: There is none, or more than one to choose from.
    """
    if name is not None:
        return read_plan(desk.documents, name)
    plans = [read_plan(desk.documents, one) for one in _plans(desk.documents)]
    opened = [plan for plan in plans if plan.active] or plans
    if len(opened) == 1:
        return opened[0]
    names = ", ".join(plan.id for plan in opened)
    raise UsageError(
        "which plan is meant?" if opened else "there is no plan",
        why=f"these are open: {names}" if opened else "plans/ holds no plan that can be read",
        fix="name one with --plan" if opened else "make one: worknode-guard plan new ID --path P",
    )


def agents(documents: LawFiles) -> list[str]:
    """Give the names of all capabilities that can be read."""
    return [str(f.document.id) for f in documents.values() if isinstance(f.document, Capability)]


def _plans(documents: LawFiles) -> list[str]:
    return [str(f.document.id) for f in documents.values() if isinstance(f.document, Plan)]


def _read(documents: LawFiles, path: str, kind: str, name: str, known: Sequence[str]) -> Document:
    file = documents.get(path)
    if file is None:
        raise UsageError(
            f"there is no {kind} {name!r}",
            why=f"{path} does not exist; there are: {', '.join(known) or 'none'}",
            fix=f"name one of them, or make it: worknode-guard {kind} new {name} --path PATTERN",
        )
    if file.document is None:
        raise unreadable(file)
    return file.document


def unreadable(file: SignedFile) -> UsageError:
    """Give every problem of a document as one error (WG002)."""
    first = file.problems[0]
    lines = [f"{one.path}:{one.line or 1}: {one.what}" for one in file.problems]
    return UsageError("\n".join(lines), why=first.why, fix=first.fix, code="WG002")
