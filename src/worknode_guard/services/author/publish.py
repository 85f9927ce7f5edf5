"""From planned texts to files: judged first, signed with the keys at hand, written as one."""

from collections.abc import Mapping, Sequence

from worknode_guard.errors import GuardError
from worknode_guard.gitio.cleanup import ended_cleanly
from worknode_guard.host.files import change_files
from worknode_guard.model.keys import BadSignature, Signature
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.keys import KeyAtHand
from worknode_guard.services.author.lawfiles import law_files, namespace_of, signatures_of
from worknode_guard.services.author.needs import Need
from worknode_guard.services.author.outlook import look_ahead, refuse_unlawful
from worknode_guard.signing.verify import verify


class Edition(NamedTuple):
    """What a use case wants the law to become.

    Attributes:
        texts: New bytes of documents, by path.
        plain: New bytes of files below `plans/` that are no documents.
        notes: What the author should know, a line each.
    """

    texts: Mapping[str, bytes]
    plain: Mapping[str, bytes] = {}
    notes: tuple[str, ...] = ()


class Published(NamedTuple):
    """What was done.

    Attributes:
        written: Paths of documents and other files, sorted.
        signed: Signature files that were added, each with its signer.
        removed: Signature files of earlier versions that made room.
        missing: Signatures that are still missing.
        warnings: What will not hold for long.
        notes: As the use case gave them, and what a revocation made void.
    """

    written: tuple[str, ...]
    signed: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    missing: tuple[Need, ...]
    warnings: tuple[str, ...]
    notes: tuple[str, ...]


def publish(desk: Desk, edition: Edition, keys: Sequence[KeyAtHand]) -> Published:
    """Sign and write an edition into the work tree; nothing is committed.

    The signatures of an earlier version lie in the history beside the bytes they are of; beside
    the new bytes they would be wrong, so they make room.

    Raises:
        RefusedError: The guard would refuse it, whoever signed.
        GuardError: A key cannot sign, or a file cannot be written. Nothing has changed then.
    """
    files = {**desk.files, **edition.plain, **edition.texts}
    stale = [
        name
        for path, text in edition.texts.items()
        if desk.files.get(path) != text
        for name in signatures_of(desk.files, path)
    ]
    for name in stale:
        del files[name]
    void = refuse_unlawful(desk, law_files(files, desk.repository.object_format))
    signed = sign_missing(desk, files, keys)
    after = law_files(files, desk.repository.object_format)
    # Once more: an executive's signature on a plan binds it to what it may hand on.
    refuse_unlawful(desk, after)
    with ended_cleanly():
        change_files(desk.top, _edits(desk.files, files))
    outlook = look_ahead(desk, after)
    return Published(
        tuple(sorted({*edition.texts, *edition.plain})),
        signed,
        tuple(name for name in stale if name not in files),
        outlook.missing,
        outlook.warnings,
        (*edition.notes, *void),
    )


def sign_missing(
    desk: Desk, files: dict[str, bytes], keys: Sequence[KeyAtHand]
) -> tuple[tuple[str, str], ...]:
    """Add the signatures that are missing and that these keys can make to `files`.

    A key is asked only for a document that needs it, since it may want a touch.

    Returns:
        Path of each signature file and its signer.
    """
    signed: list[tuple[str, str]] = []
    done: set[tuple[str, str]] = set()
    for key in keys:
        after = law_files(files, desk.repository.object_format)
        for need in look_ahead(desk, after).missing:
            name = need.signer_of(key.public)
            if name is None or name in need.signed or (need.path, name) in done:
                continue
            done.add((need.path, name))
            signed.append((add_signature(files, need.path, name, key), name))
    return tuple(signed)


def add_signature(files: dict[str, bytes], path: str, name: str, key: KeyAtHand) -> str:
    """Sign one document of `files` and put the signature beside it; give its path.

    Raises:
        GuardError: The key cannot sign, or gave a signature that does not hold.
    """
    armoured = key.sign(files[path], namespace_of(path))
    result = verify(files[path], armoured, namespace_of(path))
    if isinstance(result, BadSignature) or result.key != key.public:
        raise GuardError(
            f"the key of {name} gave no signature that holds",
            why=result.reason if isinstance(result, BadSignature) else "another key signed",
            fix=f"see what signs for it ({key.origin}), or name another with --key",
        )
    place = _free_place(files, path, name)
    files[place] = armoured
    return place


def _free_place(files: Mapping[str, bytes], path: str, name: str) -> str:
    """Find a signature file to write; one that holds is never overwritten, whoever made it."""
    place, number = f"{path}.{name}.sig", 1
    while place in files and isinstance(
        verify(files[path], files[place], namespace_of(path)), Signature
    ):
        number += 1
        place = f"{path}.{name}-{number}.sig"
    return place


def _edits(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, bytes | None]:
    edits: dict[str, bytes | None] = {
        path: content for path, content in after.items() if before.get(path) != content
    }
    return edits | {path: None for path in before if path not in after}
