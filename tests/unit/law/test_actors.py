"""From signatures to actors: the key decides."""

import pytest

from support.hardware import hardware
from support.lawnouns import (
    FROM,
    NOW,
    UNTIL,
    Fields,
    capability,
    child,
    executive,
    file,
    law,
    public,
    revoked,
    revoked_key,
    root,
)
from worknode_guard.law.actors import (
    Forge,
    identify_agent,
    identify_all,
    identify_key,
    identify_signer,
    time_refusal,
)
from worknode_guard.model.actor import Actor, Agent, Human, Nobody
from worknode_guard.model.change import Commit, CommitSignature, Trailers
from worknode_guard.model.ids import Id
from worknode_guard.model.keys import BadSignature, Signature
from worknode_guard.model.law import Law, LawProblem
from worknode_guard.model.trust import Person

ALICE = Signature(public("alice"))
BAD = BadSignature("it does not match the signed bytes")
BOTH = Forge("github:alice", "github:bob")
LISTED = (
    Person(Id("alice"), (public("alice"),), ("github:alice",)),
    Person(Id("bob"), (public("bob"),), ("github:bob",)),
)


def _commit(oid: str, signature: CommitSignature, *parents: str, **fields: object) -> Commit:
    plain = Commit(oid, parents, "x", (), signature, Trailers(), "none", ())
    given: Fields = dict(fields)
    return plain._replace(**given)


def _only(settled: Law, signature: CommitSignature, forge: Forge = BOTH) -> Actor:
    return identify_all(settled, [_commit("1", signature)], NOW, forge)[0]


def _code(actor: Actor) -> str | None:
    assert isinstance(actor, Nobody)
    return actor.refusal.code if actor.refusal else None


class TestSigners:
    def test_a_listed_key_is_its_person(self) -> None:
        assert _only(law(), ALICE) == Human(root().people[0])

    def test_an_agents_key_is_the_agent(self) -> None:
        settled = law(capability())
        assert identify_key(settled, public("impl"), NOW) == Agent((capability(),))
        assert _only(settled, Signature(public("impl"))) == Agent((capability(),))

    def test_a_bad_signature_is_nobody(self) -> None:
        assert _code(_only(law(), BAD)) == "WG011"

    def test_an_unknown_key_is_nobody(self) -> None:
        assert _code(_only(law(), Signature(public("mallory")))) == "WG012"

    @pytest.mark.parametrize("name", ["alice", "mallory"])
    def test_a_revoked_key_is_nobody(self, name: str) -> None:
        settled = law(file(revoked(revoked_key(name)), "bob"))
        assert _code(_only(settled, Signature(public(name)))) == "WG006"

    def test_the_key_of_a_broken_capability_tells_why(self) -> None:
        actor = identify_key(law(file(capability(), "mallory")), public("impl"), NOW)
        assert (_code(actor), actor) == ("WG003", actor)
        assert isinstance(actor, Nobody)
        assert actor.claimed == "impl"

    def test_a_broken_capability_of_another_key_is_passed_over(self) -> None:
        settled = law(file(capability(), "mallory"))
        assert _code(identify_key(settled, public("other"), NOW)) == "WG012"

    @pytest.mark.parametrize(
        ("require", "touched", "pin", "known"),
        [("touch", True, False, True), ("touch", False, True, False), ("pin", True, False, False)],
    )
    def test_presence(self, require: str, *, touched: bool, pin: bool, known: bool) -> None:
        token = hardware("bob").public
        bob = Person(Id("bob"), (token,), require=require)  # type: ignore[arg-type]  # a literal
        settled = law(file(root(people=(LISTED[0], bob))))
        actor = identify_signer(settled, Signature(token, touched, pin), NOW)
        assert (actor == Human(bob)) == known
        if not known:
            assert _code(actor) == "WG019"

    def test_an_unknown_key_is_told_which_capabilities_cannot_be_read(self) -> None:
        problem = LawProblem("WG002", "plans/agents/impl.yaml", "impl", "what", "why", "fix")
        broken = file(capability())._replace(document=None, problems=(problem,))
        actor = identify_key(law(broken, file(capability("b"), "mallory")), public("impl"), NOW)
        assert isinstance(actor, Nobody)
        assert actor.refusal is not None
        assert actor.refusal.why.endswith("; not readable there: plans/agents/impl.yaml")


class TestTime:
    @pytest.mark.parametrize(
        ("window", "valid"),
        [
            ((NOW, UNTIL), True),
            ((NOW + 1, UNTIL), False),
            ((FROM, NOW + 1), True),
            ((FROM, NOW), False),
        ],
    )
    def test_every_link_must_be_valid_now(self, window: tuple[int, int], *, valid: bool) -> None:
        fields: Fields = {"not_before": window[0], "expires": window[1]}
        for chain in (
            (executive(**fields), child()),
            (executive(), child(**fields)),
        ):
            refusal = time_refusal(chain, NOW)
            assert (refusal is None) == valid
            if refusal:
                assert refusal.code == "WG005"

    def test_an_expired_agent_is_nobody_with_a_claim(self) -> None:
        actor = identify_key(law(capability(expires=NOW)), public("impl"), NOW)
        assert isinstance(actor, Nobody)
        assert (_code(actor), actor.claimed) == ("WG005", "impl")

    def test_no_agent_acts_while_revocations_are_unknown(self) -> None:
        settled = law(file(revoked(), "mallory"), capability())
        assert _code(identify_key(settled, public("impl"), NOW)) == "WG003"


class TestByName:
    def test_a_known_agent(self) -> None:
        assert identify_agent(law(capability()), "impl", NOW) == Agent((capability(),))

    def test_one_that_does_not_hold(self) -> None:
        assert _code(identify_agent(law(file(capability(), "mallory")), "impl", NOW)) == "WG003"

    def test_one_whose_file_cannot_be_read(self) -> None:
        problem = LawProblem("WG002", "plans/agents/impl.yaml", "impl", "what", "why", "fix")
        broken = file(capability())._replace(document=None, problems=(problem,))
        settled = law(broken, file(capability("impl2"), "mallory"))
        assert _code(identify_agent(settled, "impl", NOW)) == "WG002"
        assert _code(identify_agent(settled, "other", NOW)) == "WG012"

    def test_one_that_is_not_there(self) -> None:
        actor = identify_agent(law(capability()), "other", NOW)
        assert isinstance(actor, Nobody)
        assert actor.refusal is not None
        assert (actor.refusal.code, actor.refusal.why) == ("WG012", "the law knows: impl")


class TestUnsigned:
    def _law(self, **fields: object) -> Law:
        given: Fields = {"people": LISTED, **fields}
        return law(file(root(**given)), capability(subject="login:github:r"))

    @pytest.mark.parametrize("signature", ["none", "foreign"])
    def test_a_person_where_author_and_sender_are_listed(self, signature: CommitSignature) -> None:
        assert _only(self._law(unsigned="people"), signature) == Human(None)

    @pytest.mark.parametrize(
        "forge",
        [
            Forge(),
            Forge("github:alice", "github:eve"),
            Forge("github:eve", "github:bob"),
            Forge("github:alice", None),
        ],
    )
    def test_nobody_where_one_is_not(self, forge: Forge) -> None:
        assert _code(_only(self._law(unsigned="people"), "none", forge)) == "WG010"

    def test_nobody_where_the_root_says_refuse(self) -> None:
        actor = _only(self._law(), "foreign")
        assert isinstance(actor, Nobody)
        assert actor.refusal is not None
        assert "OpenPGP or X.509" in actor.refusal.what

    def test_a_bot_where_author_and_sender_are_its_login(self) -> None:
        settled = self._law(logins="allow")
        bot = Agent((capability(subject="login:github:r"),), by_login=True)
        assert _only(settled, "none", Forge("github:r", "github:r")) == bot
        for forge in (Forge("github:r", "github:s"), Forge("github:s", "github:s"), Forge()):
            assert _code(_only(settled, "none", forge)) == "WG010"

    def test_no_bot_where_logins_are_refused(self) -> None:
        assert _code(_only(self._law(), "none", Forge("github:r", "github:r"))) == "WG010"

    def test_a_trivial_merge_brings_nothing(self) -> None:
        merges = [_commit("1", kind, merge="trivial") for kind in ("none", "foreign")]
        assert identify_all(law(), merges, NOW, Forge()) == (Nobody(None), Nobody(None))

    def test_any_other_merge_without_a_signature_is_nobodys(self) -> None:
        actors = identify_all(law(), [_commit("1", "none", merge="other")], NOW, Forge())
        assert _code(actors[0]) == "WG010"

    def test_a_trivial_merge_with_a_bad_signature_is_still_refused(self) -> None:
        actors = identify_all(law(), [_commit("1", BAD, merge="trivial")], NOW, Forge())
        assert _code(actors[0]) == "WG011"


class TestVouched:
    """Commits 1 <- 2 <- 3, parents first."""

    def _actors(self, *signatures: CommitSignature, unsigned: str = "vouched") -> list[str]:
        settled = law(file(root(unsigned=unsigned)), capability())
        commits = [
            _commit(str(number), signature, str(number - 1))
            for number, signature in enumerate(signatures, start=1)
        ]
        actors = identify_all(settled, commits, NOW, Forge())
        return [
            actor.name if isinstance(actor, Human) else type(actor).__name__ for actor in actors
        ]

    def test_everything_unsigned_beneath_a_person(self) -> None:
        assert self._actors("none", "foreign", ALICE) == ["unsigned", "unsigned", "alice"]

    def test_nothing_above_a_person(self) -> None:
        assert self._actors(ALICE, "none") == ["alice", "Nobody"]

    def test_an_agent_vouches_for_nobody(self) -> None:
        assert self._actors("none", Signature(public("impl"))) == ["Nobody", "Agent"]

    def test_it_reaches_through_an_agents_commit_but_keeps_the_agent(self) -> None:
        found = self._actors("none", Signature(public("impl")), ALICE)
        assert found == ["unsigned", "Agent", "alice"]

    def test_it_does_not_mend_bad_or_unknown_signatures(self) -> None:
        assert self._actors(BAD, Signature(public("eve")), ALICE) == ["Nobody", "Nobody", "alice"]

    def test_only_where_the_root_says_so(self) -> None:
        assert self._actors("none", ALICE, unsigned="refuse") == ["Nobody", "alice"]

    def test_commits_on_another_line_are_not_beneath(self) -> None:
        settled = law(file(root(unsigned="vouched")))
        commits = [_commit("1", "none", "0"), _commit("2", ALICE, "0")]
        actors = identify_all(settled, commits, NOW, Forge())
        assert _code(actors[0]) == "WG010"
