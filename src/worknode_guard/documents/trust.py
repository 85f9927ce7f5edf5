"""The trust root (`plans/trust/<version>.yaml`)."""

from collections.abc import Iterable
from typing import Final, Literal

from worknode_guard.documents.nouns import (
    DIGEST,
    EXPIRES,
    ID,
    KEY,
    LOGIN,
    VERSION,
    kind,
)
from worknode_guard.documents.problems import At, Fault, pointer
from worknode_guard.documents.schema import Got, Record, optional, required
from worknode_guard.documents.shapes import boolean, choice, integer, keyed, listing, text
from worknode_guard.model.ids import Id
from worknode_guard.model.keys import Presence
from worknode_guard.model.trust import Person, Role, TrustRoot

KIND: Final = "trust"

_PRESENCE: Final[tuple[Presence, ...]] = ("touch", "pin")
_UNSIGNED: Final[tuple[Literal["refuse", "vouched", "people"], ...]] = (
    "refuse",
    "vouched",
    "people",
)
_ALLOW: Final[tuple[Literal["refuse", "allow"], ...]] = ("refuse", "allow")
_REPORT: Final[tuple[Literal["refuse", "report"], ...]] = ("refuse", "report")

_KEYS: Final = required("keys", listing(KEY, least=1), "SSH public keys, Ed25519.")
_PERSON_LOGINS: Final = optional("logins", listing(LOGIN), "Forge accounts, like github:alice.", ())
_REQUIRE: Final = optional(
    "require", choice(_PRESENCE), "What a hardware key's signature must show.", None
)


def _require_hardware(got: Got, at: At, faults: list[Fault]) -> None:
    if not got.has(_KEYS, _REQUIRE) or got[_REQUIRE] is None:
        return
    for number, key in enumerate(got[_KEYS]):
        if not key.is_hardware:
            here = (*at, "keys", number)
            why = f"{got[_REQUIRE]!r} can only be shown by a hardware key"
            faults.append(
                Fault(here, f"{pointer(here)} is a software key", why, "take out 'require'")
            )


_NOBODY: Final = Id("")
_PERSON: Final = Record(
    "person",
    (_KEYS, _PERSON_LOGINS, _REQUIRE),
    build=lambda got: Person(_NOBODY, got[_KEYS], got[_PERSON_LOGINS], got[_REQUIRE]),
    parts=lambda person: person._asdict(),
    checks=(_require_hardware,),
).shape()
_RUNNER: Final = Record(
    "runner",
    (_KEYS,),
    build=lambda got: Person(_NOBODY, got[_KEYS]),
    parts=lambda person: person._asdict(),
).shape()

_THRESHOLD: Final = required("threshold", integer(1), "How many people must sign.")
_ROLE_PEOPLE: Final = required("people", listing(ID, least=1), "Who may sign.")


def _reachable(got: Got, at: At, faults: list[Fault]) -> None:
    if not got.has(_THRESHOLD, _ROLE_PEOPLE):
        return
    most = len(got[_ROLE_PEOPLE])
    if got[_THRESHOLD] > most:
        here = (*at, "threshold")
        what = f"{pointer(here)} is {got[_THRESHOLD]}, and the role has {most} people"
        why = "it could never be met"
        faults.append(Fault(here, what, why, f"write a number from 1 to {most}"))


_ROLE: Final = Record(
    "role",
    (_THRESHOLD, _ROLE_PEOPLE),
    build=lambda got: Role(got[_THRESHOLD], got[_ROLE_PEOPLE]),
    parts=lambda role: role._asdict(),
    checks=(_reachable,),
).shape()
_ROOT: Final = required("root", _ROLE, "Signs trust roots and revocations.")
_PLAN: Final = required("plan", _ROLE, "Signs plans.")
_DELEGATE: Final = required("delegate", _ROLE, "Signs executive and validation capabilities.")
_ROLES_SHAPE: Final = Record(
    "set of roles",
    (_ROOT, _PLAN, _DELEGATE),
    build=lambda got: (got[_ROOT], got[_PLAN], got[_DELEGATE]),
    parts=lambda roles: dict(zip(("root", "plan", "delegate"), roles, strict=True)),
).shape()

_ID: Final = required("id", choice(("root",)), "Always root.")
_NAME: Final = required("name", text(), "The project's name, for people.")
_PROJECT: Final = optional(
    "project", DIGEST, "The SHA-256 of version 1's bytes; absent in version 1 alone.", None
)
_PEOPLE: Final = required("people", keyed(ID, _PERSON, least=1), "Who the people are, by name.")
_RUNNERS: Final = optional(
    "runners", keyed(ID, _RUNNER), "CI keys whose gate evidence counts, by name.", ()
)
_ROLES: Final = required("roles", _ROLES_SHAPE, "Who signs what. People count, not keys.")
_BY_EXECUTIVE: Final = optional(
    "plan_by_executive", boolean(), "Whether an executive may write plans.", default=False
)
_UNSIGNED_FIELD: Final = optional(
    "unsigned", choice(_UNSIGNED), "What an unsigned commit means.", _UNSIGNED[0]
)
_UNSIGNED_STATE: Final = optional(
    "unsigned_state", choice(_ALLOW), "Whether state commits may be unsigned.", _ALLOW[0]
)
_LOGINS: Final = optional(
    "logins", choice(_ALLOW), "Whether a capability's subject may be a forge login.", _ALLOW[0]
)
_ENFORCE: Final = optional(
    "enforce", choice(_REPORT), "Whether refusals refuse, or are only reported.", _REPORT[0]
)


def _build(got: Got) -> TrustRoot:
    root, plan, delegate = got[_ROLES]
    return TrustRoot(
        version=got[VERSION],
        name=got[_NAME],
        project=got[_PROJECT],
        people=_named(got[_PEOPLE]),
        runners=_named(got[_RUNNERS]),
        root=root,
        plan=plan,
        delegate=delegate,
        plan_by_executive=got[_BY_EXECUTIVE],
        unsigned=got[_UNSIGNED_FIELD],
        unsigned_state=got[_UNSIGNED_STATE],
        logins=got[_LOGINS],
        enforce=got[_ENFORCE],
        expires=got[EXPIRES],
    )


def _named(pairs: tuple[tuple[Id, Person], ...]) -> tuple[Person, ...]:
    return tuple(person._replace(name=name) for name, person in pairs)


def _parts(root: TrustRoot) -> dict[str, object]:
    return {
        **root._asdict(),
        "kind": KIND,
        "id": "root",
        "people": tuple((person.name, person) for person in root.people),
        "runners": tuple((runner.name, runner) for runner in root.runners),
        "roles": (root.root, root.plan, root.delegate),
    }


def _project_from_2(got: Got, at: At, faults: list[Fault]) -> None:
    if not got.has(_PROJECT, VERSION) or (got[VERSION] == 1) == (got[_PROJECT] is None):
        return
    if got[VERSION] == 1:
        why = "version 1 cannot hold its own digest"
        faults.append(Fault((*at, "project"), "version 1 has 'project'", why, "take it out"))
    else:
        why = "without it the document would count in any project"
        faults.append(Fault(at, "the key 'project' is missing", why, "add the pin"))


def _one_owner(got: Got, at: At, faults: list[Fault]) -> None:
    """A key or a login belongs to one person or runner alone."""
    owners: dict[str, At] = {}
    for field in (_PEOPLE, _RUNNERS):
        for name, person in got[field] if got.has(field) else ():
            here = (*at, field.name, name)
            for place, text_, shown in _owned(here, person):
                first = owners.setdefault(text_, here)
                if first != here:
                    why = f"it belongs to {pointer(first)} already"
                    faults.append(Fault(place, f"{pointer(place)} is {shown}", why, "take one out"))


def _owned(here: At, person: Person) -> Iterable[tuple[At, str, str]]:
    for number, key in enumerate(person.keys):
        yield (*here, "keys", number), key.text, f"the key {key.fingerprint}"
    for number, login in enumerate(person.logins):
        # Forges compare logins in any letter case.
        yield (*here, "logins", number), login.casefold(), f"the login {login}"


def _known_people(got: Got, at: At, faults: list[Fault]) -> None:
    if not got.has(_PEOPLE, _ROLES):
        return
    known = {name for name, _ in got[_PEOPLE]}
    for role, word in zip(got[_ROLES], ("root", "plan", "delegate"), strict=True):
        for number, name in enumerate(role.people):
            if name not in known:
                here = (*at, "roles", word, "people", number)
                what = f"{pointer(here)} is {name}, who is not among the people"
                fix = "add the person, or take the name out"
                faults.append(Fault(here, what, f"the people are {', '.join(known)}", fix))


RECORD: Final = Record(
    "trust root",
    (
        kind(KIND),
        _ID,
        VERSION,
        _NAME,
        _PROJECT,
        _PEOPLE,
        _RUNNERS,
        _ROLES,
        _BY_EXECUTIVE,
        _UNSIGNED_FIELD,
        _UNSIGNED_STATE,
        _LOGINS,
        _ENFORCE,
        EXPIRES,
    ),
    build=_build,
    parts=_parts,
    checks=(_project_from_2, _one_owner, _known_people),
    json={
        "if": {"properties": {"version": {"const": 1}}},
        "then": {"properties": {"project": False}},
        "else": {"required": ["project"]},
    },
)
