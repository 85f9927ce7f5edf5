"""The next trust root: people come and go, keys change, terms are renewed. Pure."""

from collections.abc import Sequence

from worknode_guard.documents.edit import Change
from worknode_guard.errors import UsageError
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import format_instant
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import root_path
from worknode_guard.model.trust import Person, TrustRoot
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import revised
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.terms import YEAR_DAYS, after_days

_ROLES = ("root", "plan", "delegate")


def add_person(desk: Desk, name: Id, key: PublicKey, roles: Sequence[str]) -> Edition:
    """Add a person, or another key of a person who is there.

    Args:
        desk: What the change starts from.
        name: Of the person.
        key: Their key.
        roles: Which of root, plan, delegate they hold; those they hold already stay.

    Raises:
        UsageError: The key is listed already.
    """
    root = desk.newest_root
    owner = root.person_of(key)
    if owner is not None:
        raise UsageError(
            f"the key {key.fingerprint} is listed already",
            why=f"it is {owner.name}'s, and a key belongs to one person",
            fix="add another key, or nobody",
        )
    known = _person(root, name)
    keys = [*(one.text for one in known.keys), key.text] if known else [key.text]
    at = ("people", str(name))
    changes: list[Change] = [((*at, "keys"), keys) if known else (at, {"keys": keys})]
    for role in () if known else roles:
        people = [str(one) for one in _people(root, role)]
        changes.append((("roles", role, "people"), [*people, str(name)]))
    return _next(desk, root, changes)


def drop_person(desk: Desk, name: Id, threshold: int | None = None) -> Edition:
    """Take a person out of people and roles.

    Args:
        desk: What the change starts from.
        name: Of the person.
        threshold: Of the root role afterwards, where it must become another.

    Raises:
        UsageError: There is no such person, or a role would have too few people.
    """
    root = desk.newest_root
    _require(root, name)
    changes: list[Change] = []
    for role in _ROLES:
        people = _people(root, role)
        left = [str(one) for one in people if one != name]
        needed = threshold if role == "root" and threshold else _threshold(root, role)
        if name in people and len(left) < needed:
            raise UsageError(
                f"without {name} the role {role} has {len(left)} people and needs {needed}",
                why="a threshold that cannot be met locks everybody out",
                fix="add somebody first, or lower it: --threshold N",
            )
        if name in people:
            changes.append((("roles", role, "people"), left))
    if threshold:
        changes.append((("roles", "root", "threshold"), threshold))
    return _next(desk, root, [*changes, (("people", str(name)), None)])


def rotate_key(desk: Desk, name: Id, key: PublicKey) -> Edition:
    """Give a person a new key in place of all they had.

    Raises:
        UsageError: There is no such person, or the key is listed already.
    """
    root = desk.newest_root
    _require(root, name)
    owner = root.person_of(key)
    if owner is not None:
        raise UsageError(
            f"the key {key.fingerprint} is listed already",
            why=f"it is {owner.name}'s, and a new key must be new",
            fix="make a new one: ssh-keygen -t ed25519",
        )
    return _next(desk, root, [(("people", str(name), "keys"), [key.text])])


def renew_root(desk: Desk, days: int = YEAR_DAYS) -> Edition:
    """Give the trust root a new term; possible after its end too.

    Raises:
        UsageError: The term is too long.
    """
    end = format_instant(after_days(desk.now, days))
    return _next(desk, desk.newest_root, [(("expires",), end)])


def _next(desk: Desk, root: TrustRoot, changes: Sequence[Change]) -> Edition:
    project: list[Change] = [(("project",), desk.project)] if root.version == 1 else []
    old, new = root_path(root.version), root_path(root.version + 1)
    return Edition({new: revised(desk.files, old, [*changes, *project], to=new)})


def _person(root: TrustRoot, name: Id) -> Person | None:
    return next((person for person in root.people if person.name == name), None)


def _require(root: TrustRoot, name: Id) -> None:
    if _person(root, name) is None:
        raise UsageError(
            f"there is no person {name!r}",
            why=f"trust root {root.version} lists: {', '.join(one.name for one in root.people)}",
            fix="name one of them",
        )


def _people(root: TrustRoot, role: str) -> tuple[Id, ...]:
    return {"root": root.root, "plan": root.plan, "delegate": root.delegate}[role].people


def _threshold(root: TrustRoot, role: str) -> int:
    return {"root": root.root, "plan": root.plan, "delegate": root.delegate}[role].threshold
