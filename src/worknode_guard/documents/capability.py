"""A capability (`plans/agents/<id>.yaml`)."""

from typing import Final

from worknode_guard.documents.nouns import (
    ANY_ID,
    DIGEST,
    EXPIRES,
    ID,
    INSTANT,
    LIMITS,
    OP,
    PATTERN,
    PROJECT,
    PUSH,
    REFS,
    SUBJECT,
    VERSION,
    kind,
)
from worknode_guard.documents.problems import At, Fault, pointer
from worknode_guard.documents.schema import Got, Record, optional, required
from worknode_guard.documents.shapes import boolean, choice, integer, listing
from worknode_guard.model.capability import TIERS, Capability, Delegate, Limits
from worknode_guard.model.ids import ROOT

KIND: Final = "capability"
DEEPEST_CHAIN: Final = 2
"""Links that may follow the first: a chain has at most three."""

_TIER_SHAPE: Final = choice(TIERS)
_NO_LIMITS: Final = Limits()

_DEPTH: Final = optional(
    "depth", integer(0, DEEPEST_CHAIN), "Links that may still follow below this one.", 0
)
_TIERS: Final = optional("tiers", listing(_TIER_SHAPE), "Tiers that it may hand on.", ())
_HAND_PATHS: Final = optional("paths", listing(PATTERN), "Files that it may hand on.", ())
_HAND_OPS: Final = optional("ops", listing(OP), "Kinds of change that it may hand on.", ())
_HAND_LIMITS: Final = optional("limits", LIMITS, "Limits of what it hands on.", _NO_LIMITS)
_RUNS: Final = optional(
    "runs", boolean(), "Whether it may issue capabilities for a single run.", default=False
)
_DELEGATE_SHAPE: Final = Record(
    "delegation",
    (_DEPTH, _TIERS, _HAND_PATHS, _HAND_OPS, _HAND_LIMITS, _RUNS),
    build=lambda got: Delegate(
        got[_DEPTH], got[_TIERS], got[_HAND_PATHS], got[_HAND_OPS], got[_HAND_LIMITS], got[_RUNS]
    ),
    parts=lambda delegate: delegate._asdict(),
).shape()
NOTHING_TO_HAND_ON: Final = Delegate()

_ID: Final = required("id", ID, "The agent's name, and the file's.")
_ISSUER: Final = required("issuer", ANY_ID, "root, or the executive that issued it.")
_ISSUER_DIGEST: Final = required(
    "issuer_digest", DIGEST, "The SHA-256 of the issuer's document; the project when root."
)
_SUBJECT: Final = required(
    "subject", SUBJECT, "The agent's Ed25519 key, or a forge login for a bot without one."
)
_TIER: Final = required("tier", _TIER_SHAPE, "What kind of agent it is.")
_PLANS: Final = required("plans", listing(ID, least=1), "Plans that it works for.")
_PUSH: Final = optional(
    "push",
    listing(PUSH),
    "Branches that it may push to a guarded server.",
    ("refs/heads/agent/*",),
)
_PATHS: Final = required("paths", listing(PATTERN), "Files that it may change.")
_DENY: Final = optional("deny", listing(PATTERN), "Files that it may not, nor who follows.", ())
_PHASES: Final = required("phases", listing(ID), "Phases that it works in.")
_OPS: Final = required("ops", listing(OP), "Kinds of change that it may make.")
_LIMITS: Final = optional("limits", LIMITS, "Upper bounds; the issuer's where missing.", _NO_LIMITS)
_DELEGATE: Final = optional(
    "delegate", _DELEGATE_SHAPE, "What an executive may hand on.", NOTHING_TO_HAND_ON
)
_NOT_BEFORE: Final = required("not_before", INSTANT, "Until this moment the document is void.")


def _all_limits(got: Got, at: At, faults: list[Fault]) -> None:
    if not got.has(_ISSUER, _LIMITS) or got[_ISSUER] != ROOT:
        return
    missing = [name for name, limit in got[_LIMITS]._asdict().items() if limit is None]
    if missing:
        what = f"limits of a capability from root lack {', '.join(missing)}"
        why = "there is no issuer whose limit would hold instead"
        faults.append(Fault((*at, "limits"), what, why, "name all six limits"))


def _subject_kind(got: Got, at: At, faults: list[Fault]) -> None:
    if not got.has(_SUBJECT):
        return
    here, subject = (*at, "subject"), got[_SUBJECT]
    if not isinstance(subject, str):
        if subject.is_hardware:
            why = "hardware keys are for people"
            what = "subject is a hardware key"
            faults.append(Fault(here, what, why, "give the agent an ssh-ed25519 key of its own"))
    elif got.has(_TIER, _ISSUER) and (got[_TIER], got[_ISSUER]) != ("implementation", ROOT):
        why = "a forge's word is enough only for an implementation capability from root"
        faults.append(Fault(here, "subject is a login", why, "give the agent a key"))


def _only_executives_delegate(got: Got, at: At, faults: list[Fault]) -> None:
    if not got.has(_TIER, _DELEGATE) or got[_TIER] == "executive":
        return
    if got[_DELEGATE] != NOTHING_TO_HAND_ON:
        here = (*at, "delegate")
        what = f"{pointer(here)} hands something on"
        why = f"only an executive may, and the tier is {got[_TIER]}"
        faults.append(Fault(here, what, why, "write delegate: {depth: 0}, or take it out"))


def _window(got: Got, at: At, faults: list[Fault]) -> None:
    if got.has(_NOT_BEFORE, EXPIRES) and got[_NOT_BEFORE] >= got[EXPIRES]:
        why = "the capability would never hold"
        what = "expires is not after not_before"
        faults.append(Fault((*at, "expires"), what, why, "write a later moment"))


def _build(got: Got) -> Capability:
    return Capability(
        project=got[PROJECT],
        id=got[_ID],
        version=got[VERSION],
        issuer=got[_ISSUER],
        issuer_digest=got[_ISSUER_DIGEST],
        subject=got[_SUBJECT],
        tier=got[_TIER],
        plans=got[_PLANS],
        refs=got[REFS],
        paths=got[_PATHS],
        deny=got[_DENY],
        phases=got[_PHASES],
        ops=got[_OPS],
        limits=got[_LIMITS],
        delegate=got[_DELEGATE],
        not_before=got[_NOT_BEFORE],
        expires=got[EXPIRES],
        digest="",
        push=got[_PUSH],
    )


RECORD: Final = Record(
    "capability",
    (
        kind(KIND),
        PROJECT,
        _ID,
        VERSION,
        _ISSUER,
        _ISSUER_DIGEST,
        _SUBJECT,
        _TIER,
        _PLANS,
        REFS,
        _PUSH,
        _PATHS,
        _DENY,
        _PHASES,
        _OPS,
        _LIMITS,
        _DELEGATE,
        _NOT_BEFORE,
        EXPIRES,
    ),
    build=_build,
    parts=lambda capability: {**capability._asdict(), "kind": KIND},
    checks=(_all_limits, _subject_kind, _only_executives_delegate, _window),
)
