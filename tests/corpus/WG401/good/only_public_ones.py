# setup: {"documentation": "public"}
"""Halves."""


def _half(value: int) -> int:
    return value // 2


def middle(a: int, b: int) -> int:
    """Give the middle of two positions."""
    return a + _half(b - a)
