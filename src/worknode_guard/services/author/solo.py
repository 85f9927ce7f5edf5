"""The law of one person and one agent, in one step. Pure."""

import re
from typing import Final

from worknode_guard.model.ids import ROOT, Id
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.services.author.allowed import with_assurance
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.founding import RECOVERY
from worknode_guard.services.author.issuing import Wish, issue
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.terms import SOLO_DAYS

AGENT: Final = Id("agent")
_EVERYTHING: Final = "**"
_LONGEST: Final = 63
_OWNER: Final = Id("owner")


def with_agent(desk: Desk, first: Edition, agent: Id, subject: PublicKey) -> Edition:
    """Add a capability for one agent to the first documents.

    The agent may add and modify files everywhere but where no agent may (`plans/`, CI, hooks);
    deleting is a right of its own, to be widened when it is wanted.

    Raises:
        GuardError: The capability would not hold.
    """
    begun = desk.with_files({**desk.files, **first.plain, **first.texts})
    wish = Wish(agent, (parse_pattern(_EVERYTHING),), days=SOLO_DAYS)
    second = with_assurance(begun, issue(begun, wish, subject), agent, (), ())
    return Edition({**first.texts, **second.texts}, first.plain, (*first.notes, *second.notes))


def id_of_name(name: str) -> Id:
    """Make an id of a person's name as git has it; `owner` where nothing of it is left."""
    words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    made = words.lstrip("0123456789-")[:_LONGEST].rstrip("-")
    return _OWNER if made in {"", ROOT, RECOVERY} else Id(made)
