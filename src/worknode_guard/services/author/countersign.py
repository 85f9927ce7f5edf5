"""Adding one's signature to documents that lie ready."""

from collections.abc import Sequence

from worknode_guard.documents.places import document_place
from worknode_guard.errors import UsageError
from worknode_guard.gitio.cleanup import ended_cleanly
from worknode_guard.host.files import change_files
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import unreadable
from worknode_guard.services.author.keys import KeyAtHand
from worknode_guard.services.author.lawfiles import law_files
from worknode_guard.services.author.needs import Need
from worknode_guard.services.author.outlook import all_needs, problems_of, refusal
from worknode_guard.services.author.publish import add_signature


class Countersigned(NamedTuple):
    """What was done.

    Attributes:
        signed: Signature files that were added, each with its signer.
        already: Documents that the signer had signed before.
        missing: Signatures that the documents still lack.
    """

    signed: tuple[tuple[str, str], ...]
    already: tuple[tuple[str, str], ...]
    missing: tuple[Need, ...]


def countersign(
    desk: Desk, paths: Sequence[str], keys: Sequence[KeyAtHand], name: str | None = None
) -> Countersigned:
    """Sign documents with the first key at hand that counts for each.

    Args:
        desk: Where the documents are.
        paths: Of the documents.
        keys: The keys at hand.
        name: Sign as this person or agent only.

    Raises:
        UsageError: A path is no document, is malformed (WG002), or no key counts for it.
        RefusedError: The guard would refuse the document, whoever signed.
        GuardError: A key cannot sign. Nothing has changed then.
    """
    for path in paths:
        _require_sound(desk, path)
    files = dict(desk.files)
    signed: list[tuple[str, str]] = []
    already: list[tuple[str, str]] = []
    for path in paths:
        needs = all_needs(desk, desk.documents, path)
        signer, key = _signer(path, needs, keys, name)
        if any(signer in need.signed for need in needs) or key.public in _held(desk, path):
            already.append((path, signer))
        else:
            signed.append((add_signature(files, path, signer, key), signer))
    with ended_cleanly():
        change_files(desk.top, {place: files[place] for place, _ in signed})
    after = law_files(files, desk.repository.object_format)
    missing = (need for path in paths for need in all_needs(desk, after, path) if not need.met)
    return Countersigned(tuple(signed), tuple(already), tuple(missing))


def _held(desk: Desk, path: str) -> set[object]:
    return {signature.key for signature in desk.documents[path].signers}


def _require_sound(desk: Desk, path: str) -> None:
    if document_place(path) is None or path not in desk.files:
        raise UsageError(
            f"{path!r} is no document here",
            why="documents are YAML files at their places below plans/ of the work tree",
            fix="name one, such as plans/trust/1.yaml",
        )
    file = desk.documents.get(path)
    if file is None:
        raise UsageError(
            f"{path} is of a kind that this version does not judge",
            why="trust roots, revocations, plans and capabilities can be signed",
            fix="name one of those",
        )
    if file.problems:
        raise unreadable(file)
    problem = next((p for p in problems_of(desk, desk.documents) if p.path == path), None)
    if problem is not None:
        raise refusal(problem)


def _signer(
    path: str, needs: Sequence[Need], keys: Sequence[KeyAtHand], name: str | None
) -> tuple[str, KeyAtHand]:
    """Find the first key that counts; a person's that has not signed yet goes before others."""
    named = [(_name_of(key, needs), key) for key in keys]
    found = [(who, key) for who, key in named if who is not None and name in {None, who}]
    if not found:
        counting = dict.fromkeys(who for need in needs for who in (*need.people, *need.instead))
        at_hand = ", ".join(f"{key.public.fingerprint} ({key.origin})" for key in keys)
        raise UsageError(
            f"no key at hand counts for {path}" + (f" as {name}" if name else ""),
            why=f"it takes a key of {' or '.join(counting) or 'nobody'}; at hand: "
            f"{at_hand or 'none'}",
            fix="name the private key: --key FILE, or add it to ssh-agent: ssh-add FILE",
            code="WG012",
        )
    fresh = [pair for pair in found if all(pair[0] not in need.signed for need in needs)]
    return (fresh or found)[0]


def _name_of(key: KeyAtHand, needs: Sequence[Need]) -> str | None:
    names = (need.signer_of(key.public) for need in needs)
    return next((name for name in names if name is not None), None)
