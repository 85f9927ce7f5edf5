"""The terms that new documents begin with: limits, times, roles. Pure."""

from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.model.capability import Limits
from worknode_guard.model.instant import DAY_S, Instant

YEAR_DAYS: Final = 365
SOLO_DAYS: Final = 90
AGENT_DAYS: Final = 30
MOST_DAYS: Final = 3650

SLACK_S: Final = 300
"""A new capability holds from a little earlier on: the verifier's clock may be behind."""

LIMITS: Final = Limits(
    complexity=8,
    function_lines=60,
    files=20,
    lines_added=800,
    lines_deleted=400,
    file_bytes=262_144,
)
"""What a capability from root says where nothing else is asked for."""


def after_days(now: Instant, days: int) -> Instant:
    """Give the moment that many days ahead.

    Raises:
        UsageError: `days` is not from 1 to 3650.
    """
    if not 1 <= days <= MOST_DAYS:
        raise UsageError(
            f"{days} days are no term",
            why=f"a document holds for 1 to {MOST_DAYS} days",
            fix="choose a shorter term, and renew it in time",
        )
    return Instant(now + days * DAY_S)


def parse_limits(texts: tuple[str, ...]) -> Limits:
    """Read limits written `files=20`.

    Raises:
        UsageError: A name is unknown, or a value is no number from 1 on.
    """
    limits = Limits()
    for text in texts:
        name, _, value = text.partition("=")
        if name not in Limits._fields or not (value.isascii() and value.isdecimal() and int(value)):
            raise UsageError(
                f"{text!r} is no limit",
                why=f"limits are {', '.join(Limits._fields)}, each a number from 1 on",
                fix="write it like --limit files=20",
            )
        limits = limits._replace(**{name: int(value)})
    return limits


def filled(limits: Limits, defaults: Limits) -> Limits:
    """Take the default where a limit says nothing."""
    pairs = zip(limits, defaults, strict=True)
    return Limits(*(other if own is None else own for own, other in pairs))
