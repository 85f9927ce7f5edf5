"""Names of plans, agents, people and phases."""

import pytest

from worknode_guard.errors import UsageError
from worknode_guard.model.ids import is_id, parse_id

GOOD = ["a", "impl-rpc", "a1-", "x" * 63]
BAD = ["", "1a", "-a", "A", "aB", "a_b", "a.b", "a b", "ä", "x" * 64, "a\n", "a/b"]


@pytest.mark.parametrize("text", GOOD)
def test_allows(text: str) -> None:
    assert is_id(text)
    assert parse_id(text) == text


@pytest.mark.parametrize("text", BAD)
def test_refuses(text: str) -> None:
    assert not is_id(text)
    with pytest.raises(UsageError, match="is not an id"):
        parse_id(text)


def test_the_root_is_no_ones_name() -> None:
    assert is_id("root")
    with pytest.raises(UsageError, match="'root' is not free"):
        parse_id("root")
