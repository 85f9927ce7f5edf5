"""Moments: one form, whole seconds, UTC."""

import pytest

from worknode_guard.model.instant import Instant, format_instant, parse_instant

GOOD = [
    ("1970-01-01T00:00:00Z", 0),
    ("2026-12-01T12:30:15Z", 1_796_128_215),
    ("2024-02-29T23:59:59Z", 1_709_251_199),
    ("1969-12-31T23:59:59Z", -1),
]
BAD = [
    "",
    "2026-12-01",
    "2026-12-01T12:30:15",
    "2026-12-01t12:30:15z",
    "2026-12-01 12:30:15Z",
    "2026-12-01T12:30:15+00:00",
    "2026-12-01T12:30:15.0Z",
    "2026-12-01T12:30Z",
    "2025-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-12-01T24:00:01Z",
    "2026-12-01T23:59:60Z",
    "0000-01-01T00:00:00Z",
    "2026-12-01T12:30:15Z\n",
    "２026-12-01T12:30:15Z",  # noqa: RUF001 - a digit of another script is meant
]


@pytest.mark.parametrize(("text", "seconds"), GOOD)
def test_allows_and_writes_it_back(text: str, seconds: int) -> None:
    assert parse_instant(text) == seconds
    assert format_instant(Instant(seconds)) == text


@pytest.mark.parametrize("text", BAD)
def test_refuses(text: str) -> None:
    assert parse_instant(text) is None
