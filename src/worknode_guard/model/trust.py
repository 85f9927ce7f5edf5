"""The trust root: who the people are, which roles they hold, and how strict the project is."""

from typing import Literal

from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.keys import Presence, PublicKey
from worknode_guard.named import NamedTuple

RoleName = Literal["root", "plan", "delegate"]


class Person(NamedTuple):
    """Somebody who may sign.

    Attributes:
        logins: Forge accounts, written `github:alice`.
        require: What a hardware key's signature must show.
    """

    name: Id
    keys: tuple[PublicKey, ...]
    logins: tuple[str, ...] = ()
    require: Presence | None = None


class Role(NamedTuple):
    """How many of which people must sign. People count, not keys."""

    threshold: int
    people: tuple[Id, ...]


class TrustRoot(NamedTuple):
    """One version of the trust root (`plans/trust/<version>.yaml`).

    Attributes:
        project: `sha256:…` of version 1's bytes; None in version 1 itself, which cannot hold it.
        runners: CI keys whose gate evidence counts, by name.
        unsigned: What an unsigned commit means: `refuse`, `vouched` or `people`.
        enforce: `report` shows loudly what would be refused and lets it pass.
    """

    version: int
    name: str
    project: str | None
    people: tuple[Person, ...]
    runners: tuple[Person, ...]
    root: Role
    plan: Role
    delegate: Role
    plan_by_executive: bool
    unsigned: Literal["refuse", "vouched", "people"]
    unsigned_state: Literal["refuse", "allow"]
    logins: Literal["refuse", "allow"]
    enforce: Literal["refuse", "report"]
    expires: Instant

    def person_of(self, key: PublicKey) -> Person | None:
        """Give the person who holds the key, if any does."""
        return next((person for person in self.people if key in person.keys), None)

    def role(self, name: RoleName) -> Role:
        """Give a role by its name."""
        return {"root": self.root, "plan": self.plan, "delegate": self.delegate}[name]


class RevokedKey(NamedTuple):
    """A key that counts no more, by fingerprint."""

    fingerprint: str
    reason: str


class RevokedCapability(NamedTuple):
    """A capability that counts no more: every version, or every one below `below`."""

    id: Id
    below: int | None
    reason: str


class Revoked(NamedTuple):
    """The append-only list of what counts no more (`plans/revoked.yaml`)."""

    project: str
    version: int
    entries: tuple[RevokedKey | RevokedCapability, ...]
