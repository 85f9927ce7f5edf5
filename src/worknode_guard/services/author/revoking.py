"""Revoking keys and capabilities: the list only grows. Pure."""

from collections.abc import Sequence

from worknode_guard.documents.edit import Change
from worknode_guard.errors import UsageError
from worknode_guard.law.revocation import revocation_of
from worknode_guard.model.ids import Id
from worknode_guard.model.law import REVOKED_PATH
from worknode_guard.model.trust import Revoked, RevokedCapability, RevokedKey
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import (
    read_capability,
    read_revoked,
    revised,
    text_of,
)
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.subtree import below, parents_first

Entry = RevokedKey | RevokedCapability


def revoke_key(desk: Desk, fingerprint: str, reason: str) -> Edition:
    """Revoke a key, whoever's it is.

    Raises:
        UsageError: It is revoked already.
    """
    return _with(desk, [RevokedKey(fingerprint, reason)])


def revoke_capability(desk: Desk, name: str, version: int | None, reason: str) -> Edition:
    """Revoke a capability: every version, or those below `version`.

    Raises:
        UsageError: It is unknown, or revoked so already.
    """
    capability = read_capability(desk.documents, name)
    edition = _with(desk, [RevokedCapability(capability.id, version, reason)])
    fallen = below(desk.documents, [capability.id])
    if not fallen or (version is not None and capability.version >= version):
        return edition
    note = f"all below {name} counts no more either: {', '.join(fallen)}"
    return edition._replace(notes=(note,))


def revoke_all(desk: Desk, reason: str) -> Edition:
    """Revoke every agent's capability that is not revoked yet, at its present version.

    A renewed capability with a higher version counts again, so that work can go on.

    Raises:
        UsageError: There is no agent left to revoke.
    """
    known = read_revoked(desk)
    entries: list[Entry] = [
        RevokedCapability(Id(one.id), one.version + 1, reason)
        for one in parents_first(desk.documents)
        if revocation_of(one, known) is None
    ]
    if not entries:
        raise UsageError(
            "there is no agent to revoke",
            why="no capability is left that still counts",
            fix="see the law: worknode-guard law",
        )
    return _with(desk, entries)


def _with(desk: Desk, entries: Sequence[Entry]) -> Edition:
    known = read_revoked(desk)
    if known is None:
        return Edition({REVOKED_PATH: text_of(Revoked(desk.project, 1, tuple(entries)))})
    places = {_place(entry) for entry in known.entries}
    again = next((entry for entry in entries if _place(entry) in places), None)
    if again is not None:
        raise UsageError(
            f"{_place(again)[0]} is revoked already",
            why=f"{REVOKED_PATH} holds it, and what was revoked stays revoked",
            fix="nothing is to be done; commit the list if it is not committed yet",
        )
    changes: list[Change] = [
        (("entries", len(known.entries) + number), _plain(entry))
        for number, entry in enumerate(entries)
    ]
    return Edition({REVOKED_PATH: revised(desk.files, REVOKED_PATH, changes)})


def _place(entry: Entry) -> tuple[str, int | None]:
    if isinstance(entry, RevokedKey):
        return entry.fingerprint, None
    return entry.id, entry.below


def _plain(entry: Entry) -> dict[str, object]:
    if isinstance(entry, RevokedKey):
        return {"key": entry.fingerprint, "reason": entry.reason}
    part = {} if entry.below is None else {"below": entry.below}
    return {"capability": str(entry.id), **part, "reason": entry.reason}
