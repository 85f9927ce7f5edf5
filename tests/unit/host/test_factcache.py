"""Facts are kept by blob and version; what is damaged, foreign or unwritable is never an error."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from worknode_guard.analysis.c.facts import read
from worknode_guard.host.factcache import FactCache
from worknode_guard.host.factpack import pack, unpack
from worknode_guard.model.functions import (
    Call,
    Documentation,
    FileFacts,
    FunctionFacts,
    Loop,
    Mark,
    Pointer,
    Unseen,
)

OID = "ab" + "c" * 38
FACTS = read(
    "static int a;\n/** x */\nint f(int *p) { for (;;) { g(*p); goto x; } x: return a; }\n"
)

texts = st.text(max_size=8)
numbers = st.integers(0, 9)
functions = st.builds(
    FunctionFacts,
    texts,
    numbers,
    numbers,
    st.sampled_from(["ast", "repaired", "tokens", "opaque"]),
    numbers,
    numbers,
    numbers,
    static=st.booleans(),
    public=st.booleans(),
    valued=st.none() | st.booleans(),
    asserted=numbers,
    documentation=st.none() | st.builds(Documentation, st.just("written"), st.tuples(texts)),
    calls=st.lists(st.builds(Call, texts, numbers, st.booleans()), max_size=3).map(tuple),
    loops=st.lists(st.builds(Loop, numbers, st.just("for"), st.just("no"), texts)).map(tuple),
    marks=st.lists(st.builds(Mark, st.just("goto"), numbers, texts), max_size=3).map(tuple),
    pointers=st.lists(st.builds(Pointer, texts, numbers, st.tuples(texts))).map(tuple),
    unseen=st.lists(st.builds(Unseen, texts, numbers, texts), max_size=3).map(tuple),
)
files = st.builds(
    FileFacts,
    st.none() | texts,
    st.lists(functions, max_size=3).map(tuple),
    st.tuples(texts),
    st.none() | texts,
    st.lists(st.builds(Mark, st.just("undef"), numbers, texts), max_size=2).map(tuple),
    st.lists(st.builds(Unseen, texts, numbers, texts), max_size=2).map(tuple),
)


@given(files)
def test_what_is_packed_comes_back_with_its_types(facts: FileFacts) -> None:
    found = unpack(pack(facts))
    assert found == facts
    assert repr(found) == repr(facts)


@given(st.binary(max_size=200))
def test_any_bytes_are_facts_or_a_known_error(raw: bytes) -> None:
    try:
        found = unpack(raw)
    except (ValueError, EOFError, TypeError):
        return
    assert isinstance(found, FileFacts)


def cache(folder: Path, version: str = "lizard 1; facts 2") -> FactCache:
    return FactCache(version, {"XDG_CACHE_HOME": str(folder)})


def test_what_is_stored_is_loaded(tmp_path: Path) -> None:
    kept = cache(tmp_path)
    assert kept.load(OID, "c") is None
    kept.store(OID, "c", FACTS)
    assert cache(tmp_path).load(OID, "c") == FACTS


def test_other_versions_languages_and_blobs_are_not_seen(tmp_path: Path) -> None:
    cache(tmp_path).store(OID, "c", FACTS)
    assert cache(tmp_path, "lizard 1; facts 3").load(OID, "c") is None
    assert cache(tmp_path).load(OID, "cpp") is None
    assert cache(tmp_path).load("ab" + "d" * 38, "c") is None


def stored(folder: Path) -> Path:
    cache(folder).store(OID, "c", FACTS)
    return next(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "other", "swapped"])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: str) -> None:
    place = stored(tmp_path)
    whole = place.read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    place.write_bytes(
        {
            "empty": b"",
            "cut": whole[:-3],
            "flipped": bytes(flipped),
            "other": b"nothing of the kind",
            "swapped": whole[4:] + whole[:4],
        }[damage]
    )
    assert cache(tmp_path).load(OID, "c") is None
    cache(tmp_path).store(OID, "c", FACTS)
    assert cache(tmp_path).load(OID, "c") == FACTS


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    blocked = tmp_path / "worknode-guard"
    blocked.write_text("a file where the folder should be")
    cache(tmp_path).store(OID, "c", FACTS)
    assert cache(tmp_path).load(OID, "c") is None


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    stored(tmp_path)
    names = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert names == [f"{OID[2:]}.c"]


def test_a_folder_does_not_grow_without_end(tmp_path: Path) -> None:
    kept = cache(tmp_path)
    for number in range(300):
        kept.store(f"ab{number:038d}", "c", FileFacts("c"))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) <= 128


def test_two_processes_write_one_entry(tmp_path: Path) -> None:
    children = []
    for _ in range(4):
        child = os.fork()
        if child == 0:
            for _ in range(50):
                cache(tmp_path).store(OID, "c", FACTS)
                assert cache(tmp_path).load(OID, "c") in {None, FACTS}
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0, 0]
    assert cache(tmp_path).load(OID, "c") == FACTS


def test_a_new_version_drops_the_folders_that_lay_unused_for_a_month(tmp_path: Path) -> None:
    environ = {"XDG_CACHE_HOME": str(tmp_path)}
    for version in ("old", "used"):
        FactCache(version, environ).store(OID, "c", FACTS)
    facts = tmp_path / "worknode-guard" / "facts"
    for place in [*(facts / "old").rglob("*"), facts / "old", facts / "used"]:
        os.utime(place, (0, 0))
    FactCache("new", environ).store(OID, "c", FACTS)
    assert sorted(one.name for one in facts.iterdir()) == ["new", "used"]
    assert FactCache("used", environ).load(OID, "c") == FACTS
