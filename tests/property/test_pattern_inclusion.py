"""Inclusion of patterns is what enumeration says; matching is what a regular expression says."""

import re

from hypothesis import given
from hypothesis import strategies as st

from support.chains import PATHS, pattern, patterns_
from worknode_guard.model.patterns import Pattern, any_matches, witness_outside

# A name with a letter that no pattern uses stands for all such names.
_LIBERAL = [*PATHS, *(path.replace("b", "c") for path in PATHS), "a/a/a/a", "c/c/c/c"]


def _as_regex(one: Pattern) -> re.Pattern[str]:
    parts = []
    for segment in one.text.split("/"):
        if segment == "**":
            parts.append("[^/]+(?:/[^/]+)*")
        elif segment == "*":
            parts.append("[^/]+")
        else:
            parts.append(re.escape(segment).replace(r"\*", "[^/]*"))
    return re.compile("/".join(parts))


@given(pattern(), st.sampled_from(_LIBERAL))
def test_matching_is_that_of_the_regular_expression(one: Pattern, path: str) -> None:
    assert one.matches(path) == (_as_regex(one).fullmatch(path) is not None)


@given(patterns_, patterns_)
def test_inclusion_is_what_enumeration_says(
    inner: tuple[Pattern, ...], outer: tuple[Pattern, ...]
) -> None:
    witness = witness_outside(inner, outer)
    found = [path for path in _LIBERAL if any_matches(inner, path)]
    outside = [path for path in found if not any_matches(outer, path)]
    if witness is None:
        assert outside == []
    else:
        assert any_matches(inner, witness)
        assert not any_matches(outer, witness)


@given(patterns_, patterns_, patterns_)
def test_inclusion_is_reflexive_and_transitive(
    one: tuple[Pattern, ...], two: tuple[Pattern, ...], three: tuple[Pattern, ...]
) -> None:
    assert witness_outside(one, one) is None
    if witness_outside(one, two) is None and witness_outside(two, three) is None:
        assert witness_outside(one, three) is None
