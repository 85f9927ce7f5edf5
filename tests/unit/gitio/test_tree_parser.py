import pytest

from worknode_guard.gitio.trees import TreeParser

OID = bytes(range(20))
LONG_OID = bytes(range(32))


def tree(*entries: tuple[str, bytes]) -> bytes:
    return b"".join(b"%s %s\0%s" % (mode.encode(), name, OID) for mode, name in entries)


ALLOWS = [
    [],
    [("100644", b"a")],
    [("100755", b"a"), ("120000", b"b"), ("160000", b"c"), ("40000", b"d")],
    # A folder sorts as if its name ended in '/'.
    [("100644", b"a-b"), ("100644", b"a.c"), ("40000", b"a"), ("100644", b"a0")],
    [("100644", b"a\nb"), ("100644", b"b\xff")],
    [("100644", b"a 100644 b")],
]

REFUSES = [
    ([("100644", b"b"), ("100644", b"a")], "order"),
    ([("40000", b"a"), ("100644", b"a-b")], "order"),
    ([("100644", b"a"), ("100644", b"a")], "twice"),
    ([("100644", b"a"), ("100644", b"a-b"), ("40000", b"a")], "twice"),
]

STRANGE = [
    ("100664", b"a", "mode"),
    ("040000", b"a", "mode"),
    ("0", b"a", "mode"),
    ("100600", b"a", "mode"),
    ("100644", b"", "name"),
    ("100644", b".", "name"),
    ("40000", b"..", "name"),
    ("100644", b"a/b", "name"),
]


@pytest.mark.parametrize("entries", ALLOWS)
def test_a_tree_of_plain_git_has_no_problem(entries: list[tuple[str, bytes]]) -> None:
    parsed = TreeParser("sha1").parse(tree(*entries))
    assert parsed.entries == tuple((mode.encode(), name, OID) for mode, name in entries)
    assert not parsed.problems
    assert not parsed.strange


@pytest.mark.parametrize(("entries", "reason"), REFUSES)
def test_a_tree_out_of_form_is_a_problem(entries: list[tuple[str, bytes]], reason: str) -> None:
    parsed = TreeParser("sha1").parse(tree(*entries))
    assert any(reason in problem for problem in parsed.problems)


@pytest.mark.parametrize(("mode", "name", "reason"), STRANGE)
def test_an_entry_out_of_form_is_named(mode: str, name: bytes, reason: str) -> None:
    parsed = TreeParser("sha1").parse(tree((mode, name), ("100644", b"zz")))
    assert [(entry[1], reason in text) for entry, text in parsed.strange] == [(name, True)]


def test_every_cut_is_seen() -> None:
    whole = tree(("100644", b"a"), ("40000", b"b"))
    complete = {0, len(tree(("100644", b"a"))), len(whole)}
    for length in range(len(whole) + 1):
        cut = TreeParser("sha1").parse(whole[:length])
        assert bool(cut.problems) is (length not in complete), length


@pytest.mark.parametrize("junk", [b"x", b"\0", b" a\0", b"10064x a\0" + OID])
def test_junk_between_entries_is_seen_and_ends_the_reading(junk: bytes) -> None:
    parsed = TreeParser("sha1").parse(tree(("100644", b"a")) + junk + tree(("100644", b"b")))
    assert parsed.problems
    assert parsed.entries[0] == (b"100644", b"a", OID)


def test_object_names_are_longer_in_a_sha256_repository() -> None:
    raw = b"100644 a\0" + LONG_OID
    assert TreeParser("sha256").parse(raw).entries == ((b"100644", b"a", LONG_OID),)
    assert TreeParser("sha1").parse(raw).problems
