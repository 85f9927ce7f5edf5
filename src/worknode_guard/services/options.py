"""What a caller may say about a check. By itself, so that a hook can start git at once."""

from collections.abc import Callable

from worknode_guard.model.instant import Instant
from worknode_guard.named import NamedTuple

Progress = Callable[[str, int, int], None]


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
        progress: Told now and then what is being done, how much of it is done, and of how much.
    """

    trust: str | None = None
    ref: str | None = None
    agent: str | None = None
    author: str | None = None
    sender: str | None = None
    cache: bool = True
    now: Instant | None = None
    progress: Progress | None = None
