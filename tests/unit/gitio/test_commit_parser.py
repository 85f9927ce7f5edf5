import pytest

from worknode_guard.gitio.commits import ParsedCommit, parse_commit

TREE = "1" * 40
ONE = "a" * 40
TWO = "b" * 40
WHO = "A. Author <a@example.org> 1700000000 +0000"
ARMOUR = "-----BEGIN SSH SIGNATURE-----\n U1NI\n -----END SSH SIGNATURE-----"


def raw(*headers: str, message: str = "subject\n\nbody\n") -> bytes:
    return ("\n".join(headers) + "\n\n" + message).encode()


def plain(*extra: str, parents: tuple[str, ...] = (ONE,), message: str = "subject\n") -> bytes:
    named = [f"parent {oid}" for oid in parents]
    return raw(f"tree {TREE}", *named, f"author {WHO}", f"committer {WHO}", *extra, message=message)


def parsed(content: bytes) -> ParsedCommit:
    return parse_commit("0" * 40, content)


def test_a_plain_commit_is_read() -> None:
    commit = parsed(plain(parents=(ONE, TWO), message="subject\n\nbody\n"))
    assert commit.problems == ()
    assert (commit.tree, commit.parents) == (TREE, (ONE, TWO))
    assert commit.author == commit.committer == WHO.encode()
    assert commit.message == b"subject\n\nbody\n"
    assert commit.subject == "subject"
    assert commit.signature is None
    assert commit.payload == plain(parents=(ONE, TWO), message="subject\n\nbody\n")


def test_a_signature_covers_the_object_without_its_header() -> None:
    commit = parsed(plain(f"gpgsig {ARMOUR}"))
    assert commit.problems == ()
    assert commit.payload == plain()
    assert commit.signature == ARMOUR.replace("\n ", "\n").encode() + b"\n"
    assert not commit.foreign


@pytest.mark.parametrize("kind", ["PGP SIGNATURE", "PGP MESSAGE", "SIGNED MESSAGE"])
def test_a_signature_of_another_system_is_foreign(kind: str) -> None:
    commit = parsed(plain(f"gpgsig -----BEGIN {kind}-----\n \n abc"))
    assert commit.foreign
    assert commit.problems == ()


ALLOWS = [
    plain(parents=()),
    plain(message=""),
    plain(message="\n\n"),
    plain(message="no line end"),
    raw(f"tree {TREE}", "author  <> 0 +0000", "committer  <> 0 -1159"),
    raw(f"tree {TREE}", f"author {WHO}", "committer Ä Ö <ä@ö> 1 +0000"),
]

REFUSES = [
    (plain(f"gpgsig {ARMOUR}", f"gpgsig {ARMOUR}"), "two signature headers"),
    (plain(f"gpgsig-sha256 {ARMOUR}"), "'gpgsig-sha256'"),
    (plain("encoding ISO-8859-1"), "'encoding'"),
    (plain(f"mergetag object {ONE}\n type commit"), "'mergetag'"),
    (plain("HG:extra x"), "'HG:extra'"),
    (plain("gpgsig"), "without a key and a value"),
    (plain(message="a\0b"), "NUL"),
    (raw(f"tree {TREE}", f"committer {WHO}", f"author {WHO}"), "in this order"),
    (raw(f"parent {ONE}", f"tree {TREE}", f"author {WHO}", f"committer {WHO}"), "in this order"),
    (raw(f"tree {TREE}", f"author {WHO}", f"committer {WHO}", f"parent {ONE}"), "in this order"),
    (
        raw(f"tree {TREE}", f"author {WHO}", f"gpgsig {ARMOUR}", f"committer {WHO}"),
        "in this order",
    ),
    (raw(f"tree {TREE}", f"author {WHO}", f"committer {WHO}", f"author {WHO}"), "in this order"),
    (raw(f"tree {TREE}", f"tree {TREE}", f"author {WHO}", f"committer {WHO}"), "in this order"),
    (raw(f"tree {TREE}", f"author {WHO}"), "in this order"),
    (raw(f"author {WHO}", f"committer {WHO}"), "in this order"),
    (plain(parents=(ONE, ONE)), "one parent twice"),
    (plain(parents=("a" * 39,)), "no object name"),
    (plain(parents=("A" * 40,)), "no object name"),
    (raw(f"tree {TREE}\n x", f"author {WHO}", f"committer {WHO}"), "over several lines"),
    (raw("tree x", f"author {WHO}", f"committer {WHO}"), "no object name"),
    (raw(f"tree {TREE}", "author A", f"committer {WHO}"), "malformed author"),
    (raw(f"tree {TREE}", f"author {WHO}", "committer <a> 1 +0000"), "malformed committer"),
    (raw(f"tree {TREE}", f"author {WHO}", "committer A <a> 01 +0000"), "malformed committer"),
    (raw(f"tree {TREE}", f"author {WHO}", "committer A <a> 1 +000"), "malformed committer"),
    (raw(f"tree {TREE}", f"author {WHO}", "committer A <a> 1 +0000 x"), "malformed committer"),
    (raw(f"tree {TREE}", f"author {WHO}", "committer A <a<b> 1 +0000"), "malformed committer"),
    (
        raw(f"tree {TREE}", f"author {WHO}", "committer A <a> 9999999999999999999 +0000"),
        "malformed committer",
    ),
    (f"tree {TREE}\nauthor {WHO}\ncommitter {WHO}\n".encode(), "no empty line"),
    (b"", "no empty line"),
    (b" x\n\n", "without a key"),
]


@pytest.mark.parametrize("content", ALLOWS)
def test_what_git_writes_has_no_problem(content: bytes) -> None:
    assert parsed(content).problems == ()


@pytest.mark.parametrize(("content", "reason"), REFUSES)
def test_what_git_never_writes_is_a_problem(content: bytes, reason: str) -> None:
    assert any(reason in problem for problem in parsed(content).problems), parsed(content).problems


def test_in_a_sha256_repository_the_signature_has_its_own_header() -> None:
    content = plain(f"gpgsig-sha256 {ARMOUR}", parents=("c" * 64,)).replace(b"1" * 40, b"1" * 64)
    commit = parse_commit("0" * 64, content, "sha256")
    assert commit.problems == ()
    assert commit.signature is not None
    other = content.replace(b"gpgsig-sha256", b"gpgsig")
    assert parse_commit("0" * 64, other, "sha256").problems


def test_what_a_problem_quotes_is_short_and_in_ascii() -> None:
    problem = parsed(plain("\x1b[31m" + "é" * 200 + " x")).problems[0]
    assert problem.isascii()
    assert problem.isprintable()
    assert len(problem) < 250


def test_a_subject_is_text_whatever_the_bytes_are() -> None:
    assert parsed(plain(message="")).subject == ""
    assert parsed(plain().replace(b"subject", b"\xff")).subject == "\ufffd"
