"""How much a change weighs: per agent over its own commits, and as a whole."""

from collections.abc import Sequence

from support.handmade import IMPL, SOMEBODY, change, commit, judged
from support.lawnouns import FULL, capability
from worknode_guard.model.actor import Agent
from worknode_guard.model.capability import Limits
from worknode_guard.model.change import (
    ABSENT,
    EXECUTABLE,
    REGULAR,
    SUBMODULE,
    FileChange,
    FileDiff,
    Span,
)
from worknode_guard.model.evidence import Judged
from worknode_guard.services.volumes import BlobPair, volumes

SMALL = Limits(files=3)
OTHER = Agent((capability("impl2", limits=SMALL),))
ASKED: dict[str, Sequence[BlobPair]] = {}


def _lines(oid: str | None) -> int:
    """A blob `nX` has n lines; nothing has none."""
    return 0 if oid is None else int(oid[0])


def _differences(pairs: Sequence[BlobPair]) -> list[FileDiff]:
    ASKED["last"] = pairs
    return [
        FileDiff(() if old == new else (Span(1, _lines(old), 1, _lines(new)),))
        for old, new in pairs
    ]


def _step(old: str | None, new: str | None, path: str = "src/a.c", **fields: object) -> FileChange:
    plain = change(
        path,
        ABSENT if old is None else REGULAR,
        ABSENT if new is None else REGULAR,
        old_oid=old,
        new_oid=new,
        old_bytes=None if old is None else _lines(old) * 10,
        new_bytes=None if new is None else _lines(new) * 10,
    )
    return plain._replace(**fields)  # type: ignore[arg-type]  # fields of a change


def _by(agent: Agent, *changes: FileChange) -> Judged:
    return judged(agent, commit("c", *changes))


def _weights(*commits: Judged, net: Sequence[FileChange] = ()) -> list[tuple[object, ...]]:
    return [
        (one.agent, one.files, one.lines_added, one.lines_deleted)
        for one in volumes(commits, net, _differences)
    ]


def test_people_weigh_nothing() -> None:
    assert volumes([judged(SOMEBODY, commit("c", _step(None, "5a")))], [], _differences) == ()


def test_following_changes_of_one_path_count_from_first_to_last() -> None:
    first, second = _step(None, "5a"), _step("5a", "7b")
    found = _weights(_by(IMPL, first), _by(IMPL, second), net=[_step(None, "7b")])
    assert found == [("impl", 1, 7, 0), (None, 1, 7, 0)]
    assert ASKED["last"] == [(None, "7b")]


def test_undone_work_weighs_nothing() -> None:
    assert _weights(_by(IMPL, _step("5a", "7b")), _by(IMPL, _step("7b", "5a"))) == [
        ("impl", 0, 0, 0),
        (None, 0, 0, 0),
    ]


def test_what_another_did_in_between_breaks_the_run() -> None:
    commits = (
        _by(IMPL, _step("5a", "6b")),
        _by(OTHER, _step("6b", "7c")),
        _by(IMPL, _step("7c", "8d")),
    )
    assert _weights(*commits) == [
        ("impl", 1, 14, 12),
        ("impl2", 1, 7, 6),
        (None, 0, 0, 0),
    ]


def test_a_mode_alone_is_a_file() -> None:
    made = _step("5a", "5a", new_mode=EXECUTABLE)
    assert _weights(_by(IMPL, made)) == [("impl", 1, 0, 0), (None, 0, 0, 0)]


def test_a_submodule_is_a_file_without_lines() -> None:
    made = change("src/s", ABSENT, SUBMODULE, new_oid="9x", new_bytes=None)
    moved = change("src/t", SUBMODULE, SUBMODULE, old_oid="8y", new_oid="9x", new_bytes=None)
    assert _weights(_by(IMPL, made, moved), net=[made, moved]) == [
        ("impl", 2, 0, 0),
        (None, 2, 0, 0),
    ]
    assert ASKED["last"] == [(None, None)]


def test_sizes_are_those_of_the_last_state_and_of_files_that_are_left() -> None:
    commits = (
        _by(IMPL, _step(None, "9a"), _step("3x", None, "src/b.c")),
        _by(IMPL, _step("9a", "4b")),
    )
    found = volumes(commits, [], _differences)
    assert found[0].sizes == ((b"src/a.c", 40),)


def test_each_agent_has_its_own_limits_and_the_whole_the_smallest() -> None:
    found = volumes([_by(IMPL), _by(OTHER)], [], _differences)
    assert [(one.agent, one.limits) for one in found] == [
        ("impl", FULL),
        ("impl2", SMALL),
        (None, FULL._replace(files=3)),
    ]
