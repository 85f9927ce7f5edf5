"""Finer points of authoring: the command that helps, keys at hand, subtrees, unfinished roots."""

from pathlib import Path

import pytest

from support.authors import HANDS_ON, SRC, Author, hands, scope
from support.keys import key
from support.repos import Repo
from worknode_guard.errors import GuardError
from worknode_guard.model.capability import Delegate, Limits
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import DAY_S, Instant
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.services.author.desk import open_desk
from worknode_guard.services.author.documents import read_capability
from worknode_guard.services.author.hand import keys_at_hand, own_key
from worknode_guard.services.author.issuing import Wish
from worknode_guard.services.author.plans import NewPlan, activate, new_plan
from worknode_guard.services.author.reissuing import Scope, renew, widen
from worknode_guard.services.author.revoking import revoke_capability
from worknode_guard.services.author.roots import add_person
from worknode_guard.services.author.solo import id_of_name
from worknode_guard.services.author.subtree import below

pytestmark = pytest.mark.git

CHILD = Wish(Id("sub-1"), (parse_pattern("src/net/**"),), issuer=Id("exec-1"))


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """A law of alice and bob; exec-1 and its child sub-1."""
    made = Author(tmp_path)
    made.found("alice", "bob", threshold=2)
    made.issue(Wish(Id("exec-1"), tier="executive", delegate=HANDS_ON), "alice")
    made.issue(CHILD, "alice")
    made.commit("alice")
    return made


@pytest.mark.parametrize(
    ("more", "command"),
    [
        (scope("doc/**"), "widen exec-1 --delegate-path 'doc/**'"),
        (scope(ops=("delete",)), "widen exec-1 --delegate-op 'delete'"),
        (scope(phases=(Id("rest"),)), "widen exec-1 --phase 'rest'"),
        (scope(limits=Limits(files=99)), "widen exec-1 --delegate-limit files=99"),
    ],
)
def test_an_excess_names_the_command_that_widens_the_issuer(
    author: Author, more: Scope, command: str
) -> None:
    with pytest.raises(GuardError) as refused:
        author.do(lambda d: widen(d, "sub-1", more), "alice")
    assert refused.value.fix == f"widen exec-1 first: worknode-guard capability {command}"


def test_a_child_that_would_outlive_its_issuer_names_the_renewal(author: Author) -> None:
    with pytest.raises(GuardError) as refused:
        author.do(lambda d: renew(d, ["sub-1"], 300), "alice")
    assert refused.value.fix.endswith("worknode-guard capability renew exec-1")


def test_a_child_ends_with_its_issuer_when_both_are_renewed(author: Author) -> None:
    author.do(lambda d: renew(d, ["sub-1", "exec-1"], 10), "alice")
    desk = author.desk()
    ends = {read_capability(desk.documents, name).expires for name in ("sub-1", "exec-1")}
    assert ends == {Instant(author.now + 10 * DAY_S)}
    author.do(lambda d: renew(d, ["exec-1"], 5), "alice")
    assert read_capability(author.desk().documents, "sub-1").expires == author.now + 5 * DAY_S


def test_how_deep_an_executive_may_hand_on_can_be_widened(author: Author) -> None:
    deeper = scope(delegate=Delegate(depth=2, runs=True))
    author.do(lambda d: widen(d, "exec-1", deeper), "alice")
    delegate = read_capability(author.desk().documents, "exec-1").delegate
    assert (delegate.depth, delegate.runs) == (2, True)


def test_revoking_an_executive_names_who_falls_with_it(author: Author) -> None:
    done = author.do(lambda d: revoke_capability(d, "exec-1", None, "lost"), "alice")
    assert done.notes[0] == "all below exec-1 counts no more either: sub-1"
    assert below(author.desk().documents, ["exec-1"]) == ["sub-1"]


def test_a_root_that_lacks_signatures_is_finished_first(author: Author) -> None:
    done = author.do(lambda d: add_person(d, Id("carol"), key("carol").public, ()), "alice")
    assert [need.missing for need in done.missing] == [("bob",), ("bob",)]
    with pytest.raises(GuardError, match="is signed by 1 of the 2 people it needs"):
        author.do(lambda d: add_person(d, Id("dave"), key("dave").public, ()), "alice")


def test_two_open_plans_have_to_be_told_apart(author: Author) -> None:
    wish = NewPlan(Id("wave5"), "Five", ("refs/heads/main",), SRC, (Id("sub-1"), Id("new")))
    done = author.do(lambda d: new_plan(d, wish), "alice")
    assert "sub-1 does not work for wave5 yet" in done.notes[0]
    assert "new has no capability yet" in done.notes[1]
    with pytest.raises(GuardError, match="which plan is meant"):
        author.do(lambda d: activate(d, (), None), "alice")


def test_a_malformed_document_of_others_does_not_stop_anybody(author: Author) -> None:
    (author.repo.path / "plans/broken.yaml").write_text("kind: plan\n")
    done = author.do(lambda d: renew(d, ["exec-1"], 60), "alice")
    assert done.missing == ()
    (author.repo.path / "plans/revoked.yaml").write_text("kind: revoked\n")
    with pytest.raises(GuardError, match=r"plans/revoked\.yaml:1"):
        author.do(lambda d: revoke_capability(d, "sub-1", None, "lost"), "alice")


def test_a_bare_repository_has_nowhere_to_write(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "bare", bare=True)
    with pytest.raises(GuardError, match="no work tree"):
        open_desk(repo.repository(), repo.environ, Instant(0))


@pytest.mark.parametrize(
    ("setting", "found"),
    [
        ("file", True),
        ("public file", True),
        ("home", True),
        ("literal", True),
        ("key::", True),
        ("rsa", False),
        ("missing", False),
    ],
)
def test_gits_signing_key_is_at_hand(tmp_path: Path, setting: str, *, found: bool) -> None:
    repo = Repo(tmp_path / "repo")
    place = key("alice").write(tmp_path)
    value = {
        "file": str(place),
        "public file": f"{place}.pub",
        "home": "~/alice",
        "literal": key("alice").line,
        "key::": f"key::{key('alice').line}",
        "rsa": "ssh-rsa AAAAB3NzaC1yc2E=",
        "missing": "/nowhere/key",
    }[setting]
    repo.git("config", "user.signingkey", value)
    environ = {**repo.environ, "HOME": str(tmp_path), "SSH_AUTH_SOCK": ""}
    at_hand = [one.public for one in keys_at_hand(repo.repository(), environ)]
    assert at_hand == ([key("alice").public] if found else [])
    if found:
        assert own_key(repo.repository(), environ) == key("alice").public


def test_a_named_key_is_the_only_one(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo")
    repo.git("config", "user.signingkey", str(key("alice").write(tmp_path)))
    named = key("bob").write(tmp_path)
    (only,) = keys_at_hand(repo.repository(), repo.environ, str(named))
    assert only.public == key("bob").public
    assert only.origin == f"--key {named}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("3 Björn", "bj-rn"),
        ("root", "owner"),
        ("Recovery", "owner"),
        ("李", "owner"),
        ("", "owner"),
        ("A" * 99, "a" * 63),
    ],
)
def test_a_persons_name_becomes_an_id(name: str, expected: str) -> None:
    assert id_of_name(name) == expected


def test_signing_at_hand_is_the_default_only_for_those_who_count(author: Author) -> None:
    done = author.do(lambda d: renew(d, ["sub-1"], 20), "mallory", "exec-1", "alice")
    assert [name for _, name in done.signed] == ["exec-1"]
    assert hands("alice")[0].origin == "alice"
