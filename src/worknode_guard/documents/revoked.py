"""The list of what counts no more (`plans/revoked.yaml`)."""

from typing import Final

from worknode_guard.documents.nouns import FINGERPRINT, ID, PROJECT, REASON, VERSION, kind
from worknode_guard.documents.problems import At, Fault
from worknode_guard.documents.schema import Plain, Record, Shape, optional, required
from worknode_guard.documents.shapes import choice, integer, listing
from worknode_guard.model.trust import Revoked, RevokedCapability, RevokedKey

KIND: Final = "revoked"

_KEY: Final = required("key", FINGERPRINT, "The key's fingerprint, as ssh-keygen -l prints it.")
_KEY_RECORD: Final = Record(
    "revoked key",
    (_KEY, REASON),
    build=lambda got: RevokedKey(got[_KEY], got[REASON]),
    parts=lambda entry: {"key": entry.fingerprint, "reason": entry.reason},
)
_CAPABILITY: Final = required("capability", ID, "The capability's id.")
_BELOW: Final = optional(
    "below", integer(2), "Only versions below this one; every version when left out.", None
)
_CAPABILITY_RECORD: Final = Record(
    "revoked capability",
    (_CAPABILITY, _BELOW, REASON),
    build=lambda got: RevokedCapability(got[_CAPABILITY], got[_BELOW], got[REASON]),
    parts=lambda entry: {"capability": entry.id, "below": entry.below, "reason": entry.reason},
)


def _read_entry(
    value: object, at: At, faults: list[Fault]
) -> RevokedKey | RevokedCapability | None:
    if isinstance(value, dict) and "key" in value:
        return _KEY_RECORD.read(value, at, faults)
    return _CAPABILITY_RECORD.read(value, at, faults)


def _write_entry(entry: RevokedKey | RevokedCapability) -> Plain:
    if isinstance(entry, RevokedKey):
        return _KEY_RECORD.write(entry)
    return _CAPABILITY_RECORD.write(entry)


_ENTRY: Final[Shape[RevokedKey | RevokedCapability]] = Shape(
    _read_entry,
    _write_entry,
    {"oneOf": [_KEY_RECORD.json_schema(), _CAPABILITY_RECORD.json_schema()]},
)
_ID: Final = required("id", choice(("revoked",)), "Always revoked.")
_ENTRIES: Final = required("entries", listing(_ENTRY), "What counts no more; only ever added to.")

RECORD: Final = Record(
    "list of revocations",
    (kind(KIND), PROJECT, _ID, VERSION, _ENTRIES),
    build=lambda got: Revoked(got[PROJECT], got[VERSION], got[_ENTRIES]),
    parts=lambda revoked: {**revoked._asdict(), "kind": KIND, "id": "revoked"},
)
