"""Path patterns: their language, what they match, and what lies in what."""

import pytest

from worknode_guard.errors import UsageError
from worknode_guard.model.patterns import any_matches, parse_pattern, witness_outside

MATCHES = [
    ("src/a.c", "src/a.c"),
    ("src/*.c", "src/a.c"),
    ("src/*.c", "src/.c"),
    ("src/a*", "src/a"),
    ("src/*", "src/a"),
    ("*", "a"),
    ("a*b*c", "abc"),
    ("a*b*c", "axbxbxc"),
    ("*a*", "bab"),
    ("src/**", "src/a"),
    ("src/**", "src/a/b/c"),
    ("**", "a"),
    ("**", "a/b"),
    ("*/**", "a/b"),
]
MISSES = [
    ("src/a.c", "src/a.C"),
    ("src/a.c", "src/a.cc"),
    ("src/*.c", "src/b/a.c"),
    ("src/*", "src/"),
    ("src/*", "src"),
    ("a*a", "a"),
    ("a*b*c", "acb"),
    ("a*bb*c", "abc"),
    ("*ab*b", "ab"),
    ("x*ab*b*y", "xaby"),
    ("src/**", "src"),
    ("src/**", "srcs/a"),
    ("src/**", "lib/src/a"),
    ("*/**", "a"),
]
BAD = [
    "",
    "/a",
    "a/",
    "a//b",
    "./a",
    "a/..",
    "a?",
    "[id].c",
    "{a,b}",
    "!a",
    "a\\b",
    "**/a",
    "a**",
    "a/b**",
    "***",
    "a\n",
    "a\x00",
]
INSIDE = [
    (["src/**"], ["**"]),
    (["src/a.c"], ["src/*.c"]),
    (["src/*"], ["src/**"]),
    (["src/*/x"], ["src/**"]),
    (["a*"], ["*"]),
    (["ab*"], ["a*"]),
    ([], []),
    ([], ["a"]),
    (["*", "*/**"], ["**"]),
    (["**"], ["*", "*/**"]),
]
OUTSIDE = [
    (["**"], ["src/**"], "x"),
    (["src/**"], ["src/*"], "src/x/x"),
    (["src/*"], ["src/*.c"], "src/x"),
    (["a"], [], "a"),
    (["*"], ["a*", "b*"], "x"),
    (["*"], ["x*"], "y"),
    (["**"], ["*", "*/*"], "x/x/x"),
    (["src/a", "lib/a"], ["src/**"], "lib/a"),
]


@pytest.mark.parametrize(("pattern", "path"), MATCHES)
def test_matches(pattern: str, path: str) -> None:
    assert parse_pattern(pattern).matches(path)


@pytest.mark.parametrize(("pattern", "path"), MISSES)
def test_misses(pattern: str, path: str) -> None:
    assert not parse_pattern(pattern).matches(path)


@pytest.mark.parametrize("text", BAD)
def test_what_is_not_in_the_language_is_refused_with_the_reason(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse_pattern(text)
    assert caught.value.why


def test_any_of_several() -> None:
    several = [parse_pattern("src/**"), parse_pattern("lib/a")]
    assert any_matches(several, "lib/a")
    assert not any_matches(several, "lib/b")
    assert not any_matches([], "lib/a")


@pytest.mark.parametrize(("inner", "outer"), INSIDE)
def test_inside(inner: list[str], outer: list[str]) -> None:
    assert witness_outside(map(parse_pattern, inner), map(parse_pattern, outer)) is None


@pytest.mark.parametrize(("inner", "outer", "witness"), OUTSIDE)
def test_outside_with_a_witness(inner: list[str], outer: list[str], witness: str) -> None:
    assert witness_outside(map(parse_pattern, inner), map(parse_pattern, outer)) == witness


def test_a_witness_is_outside_also_where_every_plain_letter_is_used() -> None:
    letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789ø"
    outer = [parse_pattern(f"{letter}*") for letter in letters]
    witness = witness_outside([parse_pattern("*")], outer)
    assert witness is not None
    assert not any_matches(outer, witness)
