"""A person takes refused commits over: same trees, same author, another signature."""

from pathlib import Path

import pytest

from support.authors import hands
from support.keys import key
from support.laws import NOW, LawRepo, codes
from support.repos import Repo
from support.stock import disagreements
from worknode_guard.errors import GuardError
from worknode_guard.services.adopt import Adopted, adopt, with_trailer

pytestmark = pytest.mark.git


@pytest.fixture
def repo(tmp_path: Path) -> LawRepo:
    """On `work`: an allowed commit of impl, then one that the law refuses."""
    made = LawRepo(tmp_path / "repo")
    made.git("config", "user.name", "Alice")
    made.git("config", "user.email", "alice@example.org")
    made.by("impl", "Good", {"src/b.c": "int b;\n"})
    made.by("impl", "Bad\n\nWorknode-Plan: wave4\n", {"lib/c.c": "int c;\n"})
    return made


def _adopt(repo: Repo, *commits: str, by: tuple[str, ...] = ("alice",)) -> Adopted:
    environ = {k: v for k, v in repo.environ.items() if not k.startswith("GIT_COMMITTER_")}
    return adopt(repo.repository(), commits, hands(*by), environ, NOW)


def test_an_adopted_commit_is_the_persons_and_passes(repo: LawRepo) -> None:
    assert codes(repo.check()) == ["WG101"]
    old = repo.git("rev-parse", "HEAD")
    author = repo.git("log", "-1", "--format=%an %ae %ad")
    done = _adopt(repo, "HEAD")
    assert codes(repo.check()) == []
    assert done.person == "alice"
    assert repo.git("rev-parse", "HEAD^{tree}") == repo.git("rev-parse", f"{old}^{{tree}}")
    assert repo.git("log", "-1", "--format=%an %ae %ad") == author
    assert repo.git("log", "-1", "--format=%cn %ce") == "Alice alice@example.org"
    assert repo.git("rev-parse", done.rescue) == old


def test_the_trailer_joins_the_trailers_that_are_there(repo: LawRepo) -> None:
    old = repo.git("rev-parse", "HEAD")
    _adopt(repo, "HEAD")
    trailers = repo.git("log", "-1", "--format=%(trailers)").split("\n")
    assert trailers[:2] == ["Worknode-Plan: wave4", f"Worknode-Adopted-From: {old}"]


def test_git_agrees_with_the_new_signatures(repo: LawRepo) -> None:
    _adopt(repo, "HEAD", "HEAD~1")
    assert disagreements(repo, "main", "work") == []


def test_the_work_tree_and_the_index_are_not_touched(repo: LawRepo) -> None:
    (repo.path / "src/a.c").write_text("int changed;\n")
    repo.write({"src/new.c": "int n;\n"})
    before = repo.git("status", "--porcelain")
    _adopt(repo, "HEAD")
    assert repo.git("status", "--porcelain") == before


def test_adopting_below_takes_all_that_lies_above_too(repo: LawRepo) -> None:
    old = repo.git("rev-list", "main..work").split()
    done = _adopt(repo, "HEAD", "HEAD~1")
    assert [pair[0] for pair in done.pairs] == old[::-1]
    assert repo.git("rev-list", "main..work").split() == [pair[1] for pair in done.pairs][::-1]


def test_adopting_is_refused_without_moving_anything(repo: LawRepo) -> None:
    repo.git("branch", "side", "main")
    repo.git("switch", "-q", "side")
    elsewhere = repo.by("impl", "Elsewhere", {"src/d.c": "int d;\n"})
    repo.git("switch", "-q", "work")
    refused: list[tuple[tuple[str, ...], tuple[str, ...], str]] = [
        (("HEAD~1",), ("alice",), "lies above and is not adopted"),
        ((elsewhere,), ("alice",), "is not on the current branch"),
        (("HEAD",), ("impl", "mallory"), "only a person may adopt"),
        (("nonsense",), ("alice",), "names no commit here"),
    ]
    before = repo.git("for-each-ref")
    for commits, signers, words in refused:
        with pytest.raises(GuardError, match=words):
            _adopt(repo, *commits, by=signers)
        assert repo.git("for-each-ref") == before


def test_a_merge_is_not_adopted(repo: LawRepo) -> None:
    repo.git("switch", "-q", "-c", "side", "main")
    repo.by("impl", "Side", {"src/d.c": "int d;\n"})
    repo.git("switch", "-q", "work")
    repo.merge("side", key=key("impl"))
    with pytest.raises(GuardError, match="is a merge"):
        _adopt(repo, "HEAD")


def test_a_detached_head_has_no_branch_to_move(repo: LawRepo) -> None:
    repo.git("switch", "-q", "--detach")
    with pytest.raises(GuardError, match="on no branch"):
        _adopt(repo, "HEAD")


def test_without_a_law_nobody_is_a_person(tmp_path: Path) -> None:
    bare = Repo(tmp_path / "repo")
    bare.commit("First", {"a": "a\n"}, key=key("alice"))
    with pytest.raises(GuardError, match="no trust root"):
        _adopt(bare, "HEAD")


def test_git_must_know_who_the_person_is(repo: LawRepo) -> None:
    repo.git("config", "--unset", "user.email")
    with pytest.raises(GuardError, match="does not know who you are"):
        _adopt(repo, "HEAD")


def test_a_law_that_the_commit_itself_brings_names_no_person(repo: LawRepo) -> None:
    repo.by("impl", "Seize", {"plans/trust/1.yaml": "kind: trust\n"})
    assert _adopt(repo, "HEAD").person == "alice"


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (b"One\n", b"One\n\nK: v\n"),
        (b"One\n\nBody: text and\nmore\n", b"One\n\nBody: text and\nmore\n\nK: v\n"),
        (b"One\n\nBody\n\nA: b\nC: d\n", b"One\n\nBody\n\nA: b\nC: d\nK: v\n"),
        (b"A: b\n", b"A: b\n\nK: v\n"),
        (b"", b"Adopted commit\n\nK: v\n"),
    ],
)
def test_where_a_trailer_goes(message: bytes, expected: bytes) -> None:
    assert with_trailer(message, b"K", b"v") == expected
