import pytest

from worknode_guard.model.names import collisions, folded, unsafe_name, unsafe_path

ALLOWS = [
    b"a",
    b"README.md",
    b".gitignore",
    b".github",
    b"git",
    b"foo.git",
    b"with space",
    b"a~",
    b"a~b",
    b"longer-than-eight~1",
    b"common.h",
    b"console.c",
    b"com",
    b"com10",
    b"nul-test.c",
    b"{a}!#$%&'()+,-;=@^_`",
    b"[slug].tsx",
    b"[[...slug]]",
    b"[id=integer]",
    b"a]",
    "é".encode(),
    "日本語.txt".encode(),
    "Ωmega".encode(),
    b"..a",
    b"...a",
]

REFUSES = [
    (b"", "no name"),
    (b".", "no name"),
    (b"..", "no name"),
    (b".git", "looks like .git"),
    (b".GIT", "looks like .git"),
    (b".git.", "looks like .git"),
    (b".git ", "looks like .git"),
    (b".Git. .", "looks like .git"),
    (b"git~1", "short name"),
    (b"GIT~2", "short name"),
    (b"GITHUB~1", "short name"),
    (b"CODEOW~1.MD", "short name"),
    (".g\u200cit".encode(), "U+200C"),
    (".gi\ufefft".encode(), "U+FEFF"),
    (b".git::$INDEX_ALLOCATION", "':'"),
    (b"a:b", "':'"),
    (b"a\\b", "separator"),
    (b"a*", "'*'"),
    (b"a?", "'?'"),
    (b"[*]", "'*'"),
    (b'a"b', "'\"'"),
    (b"a<b", "'<'"),
    (b"a>b", "'>'"),
    (b"a|b", "'|'"),
    (b"a.", "ends in a dot"),
    (b"a ", "ends in a dot or a space"),
    (b"a\nb", "U+000A"),
    (b"a\x1bb", "U+001B"),
    (b"a\x7f", "U+007F"),
    ("a\u0085b".encode(), "U+0085"),
    ("a\u202eb".encode(), "U+202E"),
    ("a\u2066b".encode(), "U+2066"),
    ("a\u2028b".encode(), "U+2028"),
    ("a\u2029b".encode(), "U+2029"),
    ("a\u00adb".encode(), "U+00AD"),
    ("e\u0301".encode(), "NFC"),
    (b"\xff", "UTF-8"),
    (b"\xed\xa0\x80", "UTF-8"),
    (b"\xc0\xae", "UTF-8"),
    (b"con", "device"),
    (b"NUL", "device"),
    (b"aux.c", "device"),
    (b"aux .tar.gz", "device"),
    (b"com1.txt", "device"),
    (b"LPT9", "device"),
    ("COM¹".encode(), "device"),
    ("lpt³.c".encode(), "device"),
    (b"CONIN$", "device"),
    (b"a/b", "separator"),
]


@pytest.mark.parametrize("name", ALLOWS)
def test_an_ordinary_name_may_be_added(name: bytes) -> None:
    assert unsafe_name(name) is None


@pytest.mark.parametrize(("name", "reason"), REFUSES)
def test_an_unsafe_name_may_not_be_added(name: bytes, reason: str) -> None:
    assert reason in (unsafe_name(name) or "")


def test_a_path_has_at_most_4096_bytes() -> None:
    assert unsafe_path(b"a" * 4096) is None
    assert "4096 bytes" in (unsafe_path(b"a" * 4097) or "")


def test_a_path_has_at_most_64_parts() -> None:
    assert unsafe_path(b"/".join([b"a"] * 64)) is None
    assert "64 parts" in (unsafe_path(b"/".join([b"a"] * 65)) or "")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (b"Makefile", b"makefile"),
        ("straße".encode(), b"STRASSE"),
        ("ﬁle".encode(), b"file"),
        (b"K", b"k"),
        ("é".encode(), "E\u0301".encode()),
        ("Ω".encode(), "\u2126".encode()),
    ],
)
def test_names_that_some_file_system_takes_for_one(one: bytes, other: bytes) -> None:
    assert folded(one) == folded(other)
    assert collisions([one], [one, other]) == [(one, other)]


def test_names_that_stay_apart() -> None:
    assert collisions([b"a", b"b-c"], [b"a", b"b", b"b-c", b"b_c", b"\xff", b"\xfe"]) == []


def test_only_added_names_are_named_and_each_against_all_others() -> None:
    assert collisions([b"A"], [b"A", b"a", b"B", b"b"]) == [(b"A", b"a")]
    assert collisions([b"A", b"a"], [b"A", b"a"]) == [(b"A", b"a"), (b"a", b"A")]
