"""What a caller may say about a check. By itself, so that a hook can start git at once."""

from typing import NamedTuple

from worknode_guard.model.instant import Instant


class CheckOptions(NamedTuple):
    """What a caller may say about a check.

    Attributes:
        trust: The pin, `sha256:…`.
        ref: Full name of the branch to be merged into.
        agent: Name of the agent at work (staged check).
        author: The forge's authenticated author, like `github:alice`.
        sender: The forge's authenticated pusher.
        cache: Whether caches of this user may be read (local hooks).
        now: The clock, for tests and replays; None asks the host.
    """

    trust: str | None = None
    ref: str | None = None
    agent: str | None = None
    author: str | None = None
    sender: str | None = None
    cache: bool = True
    now: Instant | None = None
