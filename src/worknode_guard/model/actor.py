"""Who acted: an agent, a person, or nobody that the law knows."""

from worknode_guard.model.capability import Capability
from worknode_guard.model.ids import Id
from worknode_guard.model.law import Chain
from worknode_guard.model.trust import Person
from worknode_guard.named import NamedTuple


class Refusal(NamedTuple):
    """A "no" with its reason, before it is tied to a place in a change."""

    code: str
    what: str
    why: str
    fix: str


class Agent(NamedTuple):
    """An agent, by the chain of capabilities that gives it its rights.

    `by_login` is set where only the forge vouches for it ("proved by the forge only").
    """

    chain: Chain
    by_login: bool = False

    @property
    def capability(self) -> Capability:
        """The agent's own capability."""
        return self.chain[-1]

    @property
    def id(self) -> Id:
        """The agent's name."""
        return self.capability.id


class Human(NamedTuple):
    """A person of the trust root.

    `person` is None where the law lets an unsigned commit pass as some person's.
    """

    person: Person | None

    @property
    def name(self) -> str:
        """For reports."""
        return self.person.name if self.person else "unsigned"


class Nobody(NamedTuple):
    """No actor that the law accepts; `refusal` is None for a merge that brings nothing."""

    refusal: Refusal | None
    claimed: Id | None = None


Actor = Agent | Human | Nobody


def signer_name(actor: Actor) -> str | None:
    """Write an actor as reports do: `impl-rpc`, `person:alice`, None."""
    if isinstance(actor, Agent):
        return actor.id
    if isinstance(actor, Human):
        return f"person:{actor.name}" if actor.person else None
    return None
