"""Tables that nobody writes."""

__all__ = ["days_in"]

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
NAMES = {"jan": 0, "feb": 1, "mar": 2}
SUFFIXES = frozenset([".c", ".h"])


def days_in(month: str) -> int:
    return DAYS[NAMES[month]]
