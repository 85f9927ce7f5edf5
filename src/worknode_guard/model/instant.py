"""Moments: whole seconds since 1970-01-01T00:00:00Z, written as RFC 3339 in UTC."""

import re
from typing import Final, NewType

Instant = NewType("Instant", int)

DAY_S: Final = 86_400
_FORM: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z"


def parse_instant(text: str) -> Instant | None:
    """Read `2026-12-01T12:00:00Z`; None when it is not exactly of that form, or no real moment."""
    if re.fullmatch(_FORM, text) is None:
        return None
    from datetime import datetime  # noqa: PLC0415 - a warm check reads no dates

    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return Instant(int(moment.timestamp()))


def format_instant(instant: Instant) -> str:
    """Write an instant as RFC 3339 in UTC."""
    from datetime import UTC, datetime  # noqa: PLC0415 - a warm check writes no dates

    return datetime.fromtimestamp(instant, UTC).isoformat().removesuffix("+00:00") + "Z"
