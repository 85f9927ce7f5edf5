"""Comments change no metric, wherever they stand and whatever they say."""

from hypothesis import given
from hypothesis import strategies as st

from worknode_guard.analysis.metrics import analyse
from worknode_guard.model.functions import FunctionFacts

WORDS = [
    "GENERATED CODE",
    "#lizard forgives",
    "#lizard forgives(length)",
    "#lizard forgive global",
    "noqa",
    "{",
    "if (a) {",
]
LINES = [
    "static int",
    "f(int a, int b)",
    "{",
    "  if (a && b) {",
    "    for (;;) { a++; }",
    "  }",
    "  return a;",
    "}",
    "int g(void)",
    "{ return 0; }",
]


def facts(lines: list[str], suffix: str) -> tuple[FunctionFacts, ...]:
    found = analyse(f"a.{suffix}", "\n".join(lines).encode())
    assert found.problems == ()
    assert found.unreadable is None
    return found.functions


@given(
    suffix=st.sampled_from(["c", "cpp", "m"]),
    comments=st.lists(st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(WORDS))),
    block=st.booleans(),
)
def test_comments_at_line_ends_change_nothing(
    suffix: str,
    comments: list[tuple[int, str]],
    block: bool,  # noqa: FBT001 - drawn
) -> None:
    lines = list(LINES)
    for at, words in comments:
        lines[at] += f" /* {words} */" if block else f" // {words}"
    assert facts(lines, suffix) == facts(LINES, suffix)


PYTHON = ["def f(a,", "      b):", "  if a and b:", "    for x in a:", "      pass", "  return a"]


@given(st.lists(st.tuples(st.integers(0, len(PYTHON) - 1), st.sampled_from(WORDS))))
def test_python_comments_change_nothing(comments: list[tuple[int, str]]) -> None:
    lines = list(PYTHON)
    for at, words in comments:
        lines[at] += f"  # {words}"
    assert facts(lines, "py") == facts(PYTHON, "py")


@given(st.lists(st.sampled_from([" ", "\t", "# c", "    # c", ""]), max_size=4), st.integers(0, 8))
def test_the_indentation_inside_brackets_changes_nothing(extra: list[str], width: int) -> None:
    lines = ["def f(a):", "  x = g(", *extra, " " * width + "a,", "b)", "  if x:", "    pass"]
    (one,) = facts(lines, "py")
    assert (one.line, one.end_line, one.complexity, one.nesting) == (1, len(lines), 2, 1)
