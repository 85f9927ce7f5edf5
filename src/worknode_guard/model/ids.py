"""Names of plans, agents, people and phases."""

import re
from typing import Final, NewType

from worknode_guard.errors import UsageError

Id = NewType("Id", str)

ROOT: Final = Id("root")
RESERVED_PLAN_IDS: Final = frozenset({"revoked", "triggers", "kinds"})
_FORM: Final = r"[a-z][a-z0-9-]{0,62}"


def is_id(text: str) -> bool:
    """Tell whether `text` has the form of an id: `[a-z][a-z0-9-]{0,62}`."""
    return re.fullmatch(_FORM, text) is not None


def parse_id(text: str) -> Id:
    """Turn text into an id.

    Raises:
        UsageError: `text` does not have the form, or is the reserved word `root`.
    """
    if not is_id(text):
        raise UsageError(
            f"{text!r} is not an id",
            why="an id is a lower-case letter followed by at most 62 of a-z, 0-9 and '-'",
            fix="write it like 'impl-rpc'",
        )
    if text == ROOT:
        raise UsageError(
            "'root' is not free as an id",
            why="'root' names the trust root",
            fix="choose another name",
        )
    return Id(text)
