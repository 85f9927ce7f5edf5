"""Which rights a change of one path needs, and how many lines a difference has."""

import pytest

from worknode_guard.model.change import FileChange, FileDiff, Span

FILE, RUN, LINK, SUB, NONE = "100644", "100755", "120000", "160000", "000000"

KINDS = [
    (NONE, FILE, {"add"}),
    (NONE, RUN, {"add", "chmod"}),
    (NONE, LINK, {"symlink"}),
    (NONE, SUB, {"submodule"}),
    (FILE, NONE, {"delete"}),
    (RUN, NONE, {"delete"}),
    (LINK, NONE, {"delete"}),
    (SUB, NONE, {"delete", "submodule"}),
    (FILE, FILE, {"modify"}),
    (FILE, RUN, {"modify", "chmod"}),
    (RUN, FILE, {"modify", "chmod"}),
    (FILE, LINK, {"delete", "symlink"}),
    (FILE, SUB, {"delete", "submodule"}),
    (LINK, LINK, {"symlink"}),
    (LINK, FILE, {"delete", "add"}),
    (LINK, RUN, {"delete", "add", "chmod"}),
    (LINK, SUB, {"delete", "submodule"}),
    (SUB, SUB, {"submodule"}),
    (SUB, FILE, {"delete", "submodule", "add"}),
    (SUB, RUN, {"delete", "submodule", "add", "chmod"}),
    (SUB, LINK, {"delete", "submodule", "symlink"}),
]


def _change(old: str, new: str, *, same: bool = False, size: int = 9) -> FileChange:
    return FileChange(
        b"src/a",
        old,
        new,
        None if old == NONE else "1" * 40,
        None if new == NONE else ("1" if same else "2") * 40,
        old_bytes=9,
        new_bytes=size,
    )


@pytest.mark.parametrize(("old", "new", "ops"), KINDS)
def test_every_step_between_kinds_needs_each_right_it_uses(
    old: str, new: str, ops: set[str]
) -> None:
    assert _change(old, new).ops == ops


def test_a_mode_alone_needs_chmod_alone() -> None:
    assert _change(FILE, RUN, same=True).ops == {"chmod"}


def test_an_emptied_file_is_a_deleted_one() -> None:
    assert _change(FILE, FILE, size=0).ops == {"delete"}


def test_an_emptied_and_altered_mode_needs_both() -> None:
    assert _change(FILE, RUN, size=0).ops == {"delete", "chmod"}


def test_a_file_that_was_empty_before_is_only_modified() -> None:
    assert _change(FILE, FILE, size=0)._replace(old_bytes=0).ops == {"modify"}


def test_bytes_that_are_no_utf8_become_a_name_that_no_literal_equals() -> None:
    assert FileChange(b"src/\xff", NONE, FILE, None, "1" * 40).name == "src/\udcff"


def test_lines_are_counted_over_all_spans() -> None:
    diff = FileDiff((Span(1, 2, 1, 5), Span(9, 1, 12, 0)))
    assert (diff.added, diff.deleted) == (5, 3)
