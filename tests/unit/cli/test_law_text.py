"""What `law` says an agent may do is what the plan and its capability both name."""

import pytest

from worknode_guard.cli.law_text import _common
from worknode_guard.model.patterns import parse_pattern

BOTH = [
    ("src/**", "src/**", "src/**"),
    ("src/**", "**", "src/**"),
    ("**", "src/** docs/*", "src/** docs/*"),
    ("src/** CHANGES.md", "src/** docs/**", "src/**"),
    ("src/** docs/a.md", "docs/**", "docs/a.md"),
    ("src/*.c", "src/a*", "src/*.c within src/a*"),
    ("src/**", "*/net/**", "src/** within */net/**"),
    ("a/b", "a/b/**", ""),
    ("a/b/**", "a/b", ""),
    ("a/*", "*/b/**", ""),
    ("a/**", "*", ""),
    ("a/*", "*/b/c", ""),
    ("a/**", "*/b", "a/** within */b"),
    ("src/**", "docs/**", ""),
]


@pytest.mark.parametrize(("mine", "plan", "both"), BOTH)
def test_both_are_named(mine: str, plan: str, both: str) -> None:
    found = _common(*([parse_pattern(text) for text in texts.split()] for texts in (mine, plan)))
    assert " ".join(found) == both
