"""Making and changing the law: what is written holds, and what would not hold is not written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from support.authors import HANDS_ON, SRC, Author, hands, scope
from support.keys import key
from support.stock import disagreements
from worknode_guard.errors import GuardError, UndecidedError
from worknode_guard.law.settle import settle
from worknode_guard.law.succession import succession
from worknode_guard.model.capability import Delegate, Limits
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import DAY_S, Instant
from worknode_guard.model.law import Law
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.services.author.allowed import with_assurance
from worknode_guard.services.author.countersign import countersign
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.founding import Founding, found
from worknode_guard.services.author.issuing import Wish, issue
from worknode_guard.services.author.keys import KeyAtHand
from worknode_guard.services.author.plans import NewPlan, activate, new_plan, renew_plan
from worknode_guard.services.author.publish import Edition, publish
from worknode_guard.services.author.reissuing import Scope, narrow, renew, renewable, widen
from worknode_guard.services.author.revoking import revoke_all, revoke_capability, revoke_key
from worknode_guard.services.author.roots import add_person, drop_person, renew_root, rotate_key

pytestmark = pytest.mark.git

IMPL = Wish(Id("impl"), SRC)
EXEC = Wish(Id("exec-1"), tier="executive", delegate=HANDS_ON)
CHILD = Wish(Id("sub-1"), (parse_pattern("src/net/**"),), issuer=Id("exec-1"))
DOCS = Delegate(paths=(parse_pattern("docs/**"),))


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """A law of alice and bob; agents impl, exec-1 and its child sub-1."""
    made = Author(tmp_path)
    made.found("alice", "bob")
    made.issue(IMPL, "alice")
    made.issue(EXEC, "alice")
    made.issue(CHILD, "alice")
    made.commit("alice")
    return made


ALLOWS: list[tuple[str, Callable[[Desk], Edition], tuple[str, ...]]] = [
    ("a wider path", lambda d: widen(d, "impl", scope("docs/**")), ("alice",)),
    ("another operation", lambda d: widen(d, "impl", scope(ops=("delete",))), ("bob",)),
    ("a higher limit", lambda d: widen(d, "impl", scope(limits=Limits(files=40))), ("alice",)),
    ("more to hand on", lambda d: widen(d, "exec-1", scope(delegate=DOCS)), ("alice",)),
    ("a lower limit", lambda d: narrow(d, "impl", scope(limits=Limits(files=3))), ("alice",)),
    ("a denial", lambda d: narrow(d, "impl", scope(deny=SRC)), ("alice",)),
    ("a new term", lambda d: renew(d, ["exec-1"], 60), ("alice",)),
    ("new terms for all", lambda d: renew(d, renewable(d, new_keys=False), None), ("alice",)),
    ("a new key", lambda d: renew(d, ["impl"], None, {"impl": key("impl2").public}), ("bob",)),
    ("a second plan", lambda d: new_plan(d, _second_plan()), ("bob",)),
    ("another phase", lambda d: activate(d, (Id("verify"),), None), ("alice",)),
    ("a closed plan", lambda d: activate(d, (), "main"), ("alice",)),
    ("a plan's new term", lambda d: renew_plan(d, None, 400), ("alice",)),
    (
        "another person",
        lambda d: _add(d, "carol", "carol"),
        ("bob",),
    ),
    ("a second key", lambda d: _add(d, "bob", "erin"), ("bob",)),
    ("nobody's key any more", lambda d: drop_person(d, Id("alice")), ("bob",)),
    (
        "a person's new key",
        lambda d: _rotate(d, "dave"),
        ("alice", "dave"),
    ),
    ("the root's new term", lambda d: renew_root(d, 30), ("alice",)),
    ("a revoked agent", lambda d: revoke_capability(d, "impl", None, "lost"), ("alice",)),
    ("a revoked key", lambda d: revoke_key(d, key("impl").public.fingerprint, "lost"), ("bob",)),
    ("revoked agents", lambda d: revoke_all(d, "all lost"), ("bob",)),
]


@pytest.mark.parametrize(("_name", "plan", "signers"), ALLOWS, ids=[case[0] for case in ALLOWS])
def test_what_is_written_follows_from_the_law_of_head(
    author: Author, _name: str, plan: Callable[[Desk], Edition], signers: tuple[str, ...]
) -> None:
    done = author.do(plan, *signers)
    desk = author.desk()
    assert isinstance(desk.base, Law)
    assert done.missing == ()
    assert succession(desk.head, desk.documents, desk.base, author.now).problems == ()
    assert isinstance(settle(desk.documents, author.now), Law)


@pytest.mark.parametrize(("_name", "plan", "signers"), ALLOWS, ids=[case[0] for case in ALLOWS])
def test_stock_ssh_keygen_agrees_with_every_signature(
    author: Author, _name: str, plan: Callable[[Desk], Edition], signers: tuple[str, ...]
) -> None:
    author.do(plan, *signers)
    author.commit("bob")
    assert disagreements(author.repo, "HEAD~1", "HEAD") == []


REFUSES: list[tuple[str, Callable[[Desk], Edition], str]] = [
    ("a second law", lambda d: found(d, _founding("alice")), "there is a law already"),
    ("a name that is taken", lambda d: issue(d, IMPL, key("impl").public), "capability already"),
    ("an agent without a place", lambda d: _new(d, paths=()), "where may dave work?"),
    ("an executive of nothing", lambda d: _new(d, tier="executive"), "what may dave hand on?"),
    ("an unknown issuer", lambda d: _new(d, issuer=Id("nobody")), "no capability 'nobody'"),
    ("an unknown plan", lambda d: _new(d, plan="nowhere"), "no plan 'nowhere'"),
    ("a term without end", lambda d: _new(d, days=0), "0 days are no term"),
    (
        "a child beyond its issuer",
        lambda d: widen(d, "sub-1", scope("docs/**")),
        "claim paths",
    ),
    (
        "an issuer that leaves its child",
        lambda d: narrow(d, "exec-1", _less()),
        "claims paths",
    ),
    ("nothing new", lambda d: widen(d, "impl", scope("src/**")), "nothing was changed"),
    ("nothing less", lambda d: narrow(d, "impl", scope()), "nothing was changed"),
    ("a limit that falls by widening", lambda d: widen(d, "impl", _files(3)), "is no wider"),
    ("a limit that rises by narrowing", lambda d: narrow(d, "impl", _files(99)), "is no narrower"),
    ("a path that is not there", lambda d: narrow(d, "impl", scope("docs/**")), "does not hold"),
    ("an unknown agent", lambda d: renew(d, ["nobody"], 3), "no capability 'nobody'"),
    ("a plan that is there", lambda d: new_plan(d, _second_plan("main")), "exists already"),
    ("an unknown phase", lambda d: activate(d, (Id("rest"),), None), "has no phase 'rest'"),
    ("the same phase", lambda d: activate(d, (Id("build"),), None), "is in build already"),
    (
        "a key twice",
        lambda d: _add(d, "erin", "bob"),
        "is listed already",
    ),
    ("an unknown person", lambda d: drop_person(d, Id("erin")), "no person 'erin'"),
    (
        "a new key that is old",
        lambda d: _rotate(d, "bob"),
        "listed already",
    ),
    (
        "a threshold out of reach",
        lambda d: drop_person(d, Id("bob"), 2),
        "and needs 2",
    ),
    ("an agent's key for two", lambda d: issue(d, _dave(), key("impl").public), "is also that of"),
    ("a person's key for an agent", lambda d: issue(d, _dave(), key("bob").public), "person bob"),
]


@pytest.mark.parametrize(("_name", "plan", "words"), REFUSES, ids=[case[0] for case in REFUSES])
def test_what_would_not_hold_is_not_written(
    author: Author, _name: str, plan: Callable[[Desk], Edition], words: str
) -> None:
    before = author.tree()
    with pytest.raises(GuardError) as refused:
        author.do(plan, "alice", "bob")
    assert words in refused.value.what
    assert author.tree() == before


def test_a_law_is_founded_with_a_warning_where_every_root_key_is_needed(tmp_path: Path) -> None:
    author = Author(tmp_path)
    done = author.do(lambda d: found(d, _founding("alice", "bob")), "alice")
    assert "all 2 root keys are needed" in done.notes[0]
    assert [need.missing for need in done.missing] == [("bob",)]


def test_a_recovery_key_lets_the_majority_be_enough(tmp_path: Path) -> None:
    author = Author(tmp_path)
    wish = _founding("alice", "bob")._replace(recovery=key("carol").public)
    done = author.do(lambda d: found(d, wish), "bob", "carol")
    assert (done.notes, done.missing) == ((), ())


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        (Founding("demo", {}, None, None, "refs/heads/main"), "a law needs people"),
        (
            Founding("demo", {Id("alice"): key("alice").public}, None, 2, "refs/heads/main"),
            "a threshold of 2 cannot be met",
        ),
    ],
)
def test_no_law_is_founded_that_nobody_could_change(
    tmp_path: Path, wish: Founding, words: str
) -> None:
    author = Author(tmp_path)
    with pytest.raises(GuardError, match=words):
        author.do(lambda d: found(d, wish))


def test_a_missing_signature_is_named_and_added_later(tmp_path: Path) -> None:
    author = Author(tmp_path)
    author.do(lambda d: found(d, _founding("alice", "bob")), "alice")
    done = countersign(author.desk(), ["plans/trust/1.yaml"], hands("bob"))
    assert done.signed == (("plans/trust/1.yaml.bob.sig", "bob"),)
    assert done.missing == ()
    again = countersign(author.desk(), ["plans/trust/1.yaml"], hands("bob"))
    assert (again.signed, again.already) == ((), (("plans/trust/1.yaml", "bob"),))


def test_a_key_that_counts_for_nothing_signs_nothing(author: Author) -> None:
    before = author.tree()
    with pytest.raises(GuardError, match="no key at hand counts"):
        countersign(author.desk(), ["plans/main.yaml"], hands("impl", "carol"))
    with pytest.raises(GuardError, match="as alice"):
        countersign(author.desk(), ["plans/main.yaml"], hands("bob"), "alice")
    assert author.tree() == before


def test_only_sound_documents_are_signed(author: Author) -> None:
    place = author.repo.path / "plans/main.yaml"
    text = place.read_text()
    for broken, words in (
        (text.replace("active: [build]", "active: build"), "plans/main.yaml"),
        (text.replace("active: [build]", "active: []"), "is version 3 after version 3"),
    ):
        place.write_text(broken)
        with pytest.raises(GuardError, match=words):
            countersign(author.desk(), ["plans/main.yaml"], hands("alice"))
    with pytest.raises(GuardError, match="no document here"):
        countersign(author.desk(), ["README.md"], hands("alice"))


def test_a_signature_that_holds_is_never_overwritten(author: Author) -> None:
    path = "plans/main.yaml"
    place = author.repo.path / f"{path}.bob.sig"
    place.write_bytes((author.repo.path / f"{path}.alice.sig").read_bytes())
    before = place.read_bytes()
    done = countersign(author.desk(), [path], hands("bob"))
    assert done.signed == ((f"{path}.bob-2.sig", "bob"),)
    assert place.read_bytes() == before


def test_old_signatures_make_room_for_those_of_the_new_version(author: Author) -> None:
    path = "plans/agents/impl.yaml"
    done = author.do(lambda d: widen(d, "impl", scope("docs/**")), "bob")
    assert done.signed == ((f"{path}.bob.sig", "bob"),)
    assert done.removed == (f"{path}.alice.sig",)
    assert not (author.repo.path / f"{path}.alice.sig").exists()


def test_widening_an_issuer_re_issues_its_children_in_one_go(author: Author) -> None:
    done = author.do(lambda d: widen(d, "exec-1", scope(delegate=DOCS)), "alice")
    assert done.written == ("plans/agents/exec-1.yaml", "plans/agents/sub-1.yaml")
    law = settle(author.desk().documents, author.now)
    assert isinstance(law, Law)
    assert [link.version for link in law.chains[Id("sub-1")]] == [2, 2]


def test_an_executive_re_issues_its_own_child(author: Author) -> None:
    done = author.do(lambda d: widen(d, "sub-1", scope("src/log/**")), "exec-1")
    assert done.signed == (("plans/agents/sub-1.yaml.exec-1.sig", "exec-1"),)
    assert done.missing == ()


def test_a_bounded_assignment_is_widened_with_the_capability(author: Author) -> None:
    _bound(author, '{agent: impl, paths: ["src/**"], ops: [add]}')
    done = author.do(lambda d: widen(d, "impl", scope("docs/**")), "alice")
    assert done.written == ("plans/agents/impl.yaml", "plans/main.yaml")
    assert '{agent: impl, paths: ["src/**", "docs/**"], ops: [add]}' in author.text(
        "plans/main.yaml"
    )


def test_a_shared_assignment_is_left_as_it_is(author: Author) -> None:
    _bound(author, '{agents: [impl, sub-1], paths: ["src/**"]}')
    author.do(lambda d: widen(d, "impl", scope("docs/**")), "alice")
    text = author.text("plans/main.yaml")
    assert '- {agents: [impl, sub-1], paths: ["src/**"]}' in text
    assert '- {agent: impl, paths: ["docs/**"]}' in text


def test_what_no_agent_may_is_not_handed_out(author: Author) -> None:
    desk = author.desk()
    wider = widen(desk, "impl", scope("plans/**"))
    with pytest.raises(GuardError, match="no agent may add plans/x"):
        with_assurance(desk, wider, Id("impl"), (parse_pattern("plans/**"),), ())


def test_what_has_to_wait_for_its_phase_is_noted(author: Author) -> None:
    author.do(lambda d: activate(d, (Id("verify"),), None), "alice")
    desk = author.desk()
    wider = widen(desk, "impl", scope("docs/**"))
    sure = with_assurance(desk, wider, Id("impl"), (parse_pattern("docs/**"),), ("add",))
    assert sure.notes[0].startswith("not yet: docs/x belongs to phase build")


def test_dropping_a_person_signs_what_stood_on_their_signature(author: Author) -> None:
    done = author.do(lambda d: drop_person(d, Id("alice")), "bob")
    assert ("plans/main.yaml.bob.sig", "bob") in done.signed
    assert (author.repo.path / "plans/main.yaml.alice.sig").exists()


def test_an_expired_root_can_be_renewed_and_nothing_else(author: Author) -> None:
    author.now = Instant(author.now + 400 * DAY_S)
    with pytest.raises(GuardError, match="has expired"):
        author.do(lambda d: activate(d, (Id("verify"),), None), "alice")
    done = author.do(renew_root, "alice")
    assert done.written == ("plans/trust/2.yaml",)


def test_expiry_is_announced_a_fortnight_ahead(author: Author) -> None:
    author.now = Instant(author.now + 20 * DAY_S)
    done = author.do(lambda d: widen(d, "impl", scope("docs/**")), "alice")
    assert any("plans/agents/exec-1.yaml expires at" in warning for warning in done.warnings)
    assert not any("plans/trust" in warning for warning in done.warnings)


def test_all_that_can_count_again_is_renewed(author: Author) -> None:
    author.do(lambda d: revoke_capability(d, "exec-1", None, "lost"), "alice")
    assert renewable(author.desk(), new_keys=False) == ["impl"]
    author.do(lambda d: revoke_key(d, key("impl").public.fingerprint, "lost"), "alice")
    with pytest.raises(GuardError, match="no capability to renew"):
        renewable(author.desk(), new_keys=False)
    assert renewable(author.desk(), new_keys=True) == ["impl"]


def test_revoking_twice_or_nothing_is_told(author: Author) -> None:
    author.do(lambda d: revoke_all(d, "lost"), "alice")
    for plan, words in (
        (lambda d: revoke_all(d, "lost"), "no agent to revoke"),
        (lambda d: revoke_capability(d, "impl", 2, "lost"), "is revoked already"),
    ):
        with pytest.raises(GuardError, match=words):
            author.do(plan, "alice")


def test_a_signer_that_fails_leaves_the_tree_as_it_was(author: Author) -> None:
    before = author.tree()

    def fails(_message: bytes, _namespace: str) -> bytes:
        raise UndecidedError("the token is gone", why="nobody touched it", fix="touch it")

    def lies(message: bytes, namespace: str) -> bytes:
        return key("alice").sign(message + b"!", namespace)

    for sign, words in ((fails, "the token is gone"), (lies, "no signature that holds")):
        broken = KeyAtHand(key("alice").public, sign, "a token")
        desk = author.desk()
        with pytest.raises(GuardError, match=words):
            publish(desk, renew(desk, ["exec-1"], 60), [broken])
        assert author.tree() == before


def test_without_a_law_nothing_can_be_changed(tmp_path: Path) -> None:
    author = Author(tmp_path)
    with pytest.raises(GuardError, match="no trust root"):
        author.do(renew_root, "alice")


def _bound(author: Author, assignment: str) -> None:
    """Give impl an assignment of this text, in a version of the plan that people committed."""
    place = author.repo.path / "plans/main.yaml"
    text = (
        place.read_text().replace("{agent: impl}", assignment).replace("version: 3", "version: 4")
    )
    place.write_text(text)
    countersign(author.desk(), ["plans/main.yaml"], hands("alice"))
    author.commit("alice")


def _add(desk: Desk, name: str, whose: str) -> Edition:
    return add_person(desk, Id(name), key(whose).public, ("root",))


def _rotate(desk: Desk, whose: str) -> Edition:
    return rotate_key(desk, Id("bob"), key(whose).public)


def _new(desk: Desk, **keys: object) -> Edition:
    wish = Wish(Id("dave"), **{"paths": SRC, **keys})  # type: ignore[arg-type]  # named there
    return issue(desk, wish, key("dave").public)


def _dave() -> Wish:
    return Wish(Id("dave"), SRC)


def _founding(*people: str) -> Founding:
    keys = {Id(name): key(name).public for name in people}
    return Founding("demo", keys, None, None, "refs/heads/main")


def _second_plan(name: str = "wave5") -> NewPlan:
    return NewPlan(Id(name), "The fifth wave", ("refs/heads/main",), SRC, (Id("impl"),))


def _less() -> Scope:
    return scope(delegate=Delegate(paths=SRC))


def _files(limit: int) -> Scope:
    return scope(limits=Limits(files=limit))
