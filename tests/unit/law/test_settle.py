"""From verified files to the law."""

import pytest

from support.lawnouns import (
    NOW,
    PROJECT,
    UNTIL,
    capability,
    child,
    executive,
    file,
    files,
    law,
    plan,
    public,
    revoked,
    revoked_key,
    root,
)
from worknode_guard.law.settle import settle, settle_below
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, LawProblem, NoLaw
from worknode_guard.model.trust import Person

UNREADABLE = LawProblem("WG002", "plans/wave4.yaml", "wave4", "what", "why", "fix")


def test_a_whole_tree_becomes_the_law() -> None:
    settled = law(plan(), capability(), executive(), file(child(), "exec-1"), revoked())
    assert settled.project == PROJECT
    assert sorted(settled.chains) == ["exec-1", "impl", "impl2"]
    assert list(settled.plans) == ["wave4"]
    assert settled.revoked == revoked()
    assert (settled.broken, settled.problems, settled.revocation_known) == ((), (), True)


class TestNoLaw:
    def test_no_root_at_all(self) -> None:
        answer = settle(files(plan()), NOW)
        assert isinstance(answer, NoLaw)
        assert (answer.problem.code, answer.founded) == ("WG001", False)

    def test_another_pin(self) -> None:
        answer = settle(files(root()), NOW, "sha256:" + "b" * 64)
        assert isinstance(answer, NoLaw)
        assert (answer.problem.code, answer.founded) == ("WG001", True)
        assert isinstance(settle(files(root()), NOW, PROJECT), Law)

    def test_a_root_that_does_not_hold_tells_why(self) -> None:
        answer = settle(files(file(root(), "mallory")), NOW)
        assert isinstance(answer, NoLaw)
        assert answer.problem.code == "WG001"
        assert "signed by 0 of the 1 people" in answer.problem.why

    @pytest.mark.parametrize(("moment", "holds"), [(UNTIL - 1, True), (UNTIL, False)])
    def test_expiry_is_the_first_moment_after(self, moment: int, *, holds: bool) -> None:
        answer = settle(files(root()), Instant(moment))
        assert isinstance(answer, Law) == holds
        if isinstance(answer, NoLaw):
            assert (answer.problem.code, answer.founded) == ("WG001", True)

    def test_a_newer_root_that_does_not_follow(self) -> None:
        second = root("dave", version=2, project=PROJECT)
        assert isinstance(settle(files(root(), file(second, "dave")), NOW), NoLaw)


class TestSharedKeys:
    def _codes(self, settled: Law) -> dict[str, str]:
        return {capability.id: problem.code for capability, problem in settled.broken}

    def test_two_agents_with_one_key_are_both_dropped(self) -> None:
        settled = law(capability(), capability("impl2", subject=public("impl")), executive())
        assert self._codes(settled) == {"impl": "WG014", "impl2": "WG014"}
        assert list(settled.chains) == ["exec-1"]
        assert "agent impl2" in settled.problems[0].what

    def test_two_bots_with_one_login_in_any_letter_case(self) -> None:
        one = capability(subject="login:github:r")
        two = capability("impl2", subject="login:github:R")
        settled = law(one, two)
        assert self._codes(settled) == {"impl": "WG014", "impl2": "WG014"}
        assert settled.problems[0].what == "the login of impl is also that of agent impl2"

    def test_an_agent_with_a_persons_key_or_login(self) -> None:
        bob = Person(Id("bob"), (public("bob"),), ("github:Bob",))
        alice = Person(Id("alice"), (public("alice"),))
        people = file(root(people=(alice, bob)))
        for subject in (public("bob"), "login:github:bob"):
            settled = law(people, capability(subject=subject))
            assert self._codes(settled) == {"impl": "WG014"}
            assert "person bob" in settled.problems[0].what

    def test_an_agent_with_a_runners_key_could_sign_its_own_evidence(self) -> None:
        runner = Person(Id("ci"), (public("ci"),))
        settled = law(file(root(runners=(runner,))), capability(subject=public("ci")))
        assert self._codes(settled) == {"impl": "WG014"}
        assert "runner ci" in settled.problems[0].what

    def test_a_child_of_one_dropped_knows_the_cause(self) -> None:
        parent = executive(subject=public("bob"))
        settled = law(parent, file(child(parent=parent), "bob"), capability())
        assert self._codes(settled) == {"exec-1": "WG014", "impl2": "WG014"}
        assert settled.problems[1].what == "impl2 stands below exec-1, which does not hold"
        assert list(settled.chains) == ["impl"]

    def test_the_key_of_a_broken_capability_is_free(self) -> None:
        settled = law(file(capability(), "mallory"), capability("impl2", subject=public("impl")))
        assert list(settled.chains) == ["impl2"]


class TestProblems:
    def test_what_cannot_be_read_is_told_and_does_not_stop_the_rest(self) -> None:
        broken = file(plan())._replace(document=None, problems=(UNREADABLE,))
        settled = law(broken, capability())
        assert settled.problems == (UNREADABLE,)
        assert list(settled.chains) == ["impl"]

    def test_a_broken_list_of_revocations_is_told_once(self) -> None:
        problem = UNREADABLE._replace(path="plans/revoked.yaml")
        settled = law(file(revoked())._replace(document=None, problems=(problem,)))
        assert (settled.problems, settled.revocation_known) == ((problem,), False)

    def test_a_list_of_revocations_that_nobody_may_sign(self) -> None:
        settled = law(file(revoked(), "mallory"), capability())
        assert [one.code for one in settled.problems] == ["WG003"]
        assert (settled.revocation_known, settled.revoked) == (False, None)

    def test_earlier_revocations_hold_without_a_list(self) -> None:
        tree = files(root(), capability())
        settled = settle_below(tree, root(), PROJECT, revoked(revoked_key("impl")))
        assert settled.chains == {}
        assert [problem.code for problem in settled.problems] == ["WG006"]
