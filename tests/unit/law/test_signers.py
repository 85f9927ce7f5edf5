"""Who of the people signed, and whether that is enough."""

import pytest

from support.hardware import hardware
from support.lawnouns import capability, file, ids, plan, public, root
from worknode_guard.law.signers import people_who_signed, shortfall, signed_by_key
from worknode_guard.model.ids import Id
from worknode_guard.model.keys import BadSignature, Signature
from worknode_guard.model.trust import Person, Role

BAD = BadSignature("it does not match the signed bytes", public("bob"))


def test_people_count_and_not_their_keys() -> None:
    alice = Person(Id("alice"), (public("alice"), public("alice-laptop")))
    two = root(people=(alice, root().people[1]), plan=Role(2, ids("alice", "bob")))
    signed = file(plan(), "alice", "alice-laptop")
    assert people_who_signed(signed, two, "plan") == {"alice"}
    assert shortfall(signed, two, "plan") is not None


def test_a_threshold_is_reached_by_as_many_people() -> None:
    assert shortfall(file(plan(), "alice", "bob"), root(threshold=2), "plan") is None


@pytest.mark.parametrize(
    ("signers", "revoked"),
    [
        (("mallory",), frozenset()),
        ((BAD,), frozenset()),
        (("alice",), frozenset({public("alice").fingerprint})),
    ],
)
def test_strangers_bad_and_revoked_signatures_do_not_count(
    signers: tuple[str | BadSignature, ...], revoked: frozenset[str]
) -> None:
    assert people_who_signed(file(plan(), *signers), root(), "plan", revoked) == frozenset()


def test_only_people_of_the_role_count() -> None:
    only_bob = root(delegate=Role(1, ids("bob")))
    assert people_who_signed(file(plan(), "alice"), only_bob, "delegate") == frozenset()
    assert people_who_signed(file(plan(), "alice"), only_bob, "plan") == {"alice"}


@pytest.mark.parametrize(
    ("require", "touched", "pin", "counts"),
    [
        (None, False, False, True),
        ("touch", False, True, False),
        ("touch", True, False, True),
        ("pin", True, False, False),
        ("pin", False, True, False),
        ("pin", True, True, True),
    ],
)
def test_a_hardware_key_counts_with_the_presence_required(
    require: str | None, *, touched: bool, pin: bool, counts: bool
) -> None:
    bob = Person(Id("bob"), (hardware("bob").public,), require=require)  # type: ignore[arg-type]  # one of the literals
    signature = Signature(hardware("bob").public, touched, pin)
    found = people_who_signed(file(plan(), signature), root(people=(bob,)), "plan")
    assert found == ({"bob"} if counts else frozenset())


def test_a_software_key_of_a_person_with_a_token_is_not_asked_for_a_touch() -> None:
    bob = Person(Id("bob"), (hardware("bob").public, public("bob")), require="touch")
    assert people_who_signed(file(plan(), "bob"), root(people=(bob,)), "plan") == {"bob"}


def test_a_key_that_is_revoked_signed_nothing() -> None:
    signed = file(capability(), "exec-1")
    fingerprint = public("exec-1").fingerprint
    assert signed_by_key(signed, public("exec-1"), frozenset())
    assert not signed_by_key(signed, public("exec-1"), frozenset({fingerprint}))
    assert not signed_by_key(signed, public("exec-2"), frozenset())


def test_a_shortfall_names_what_is_there_and_who_is_missing() -> None:
    signed = file(plan(), BAD, "mallory", "bob")
    problem = shortfall(signed, root(threshold=2), "plan", also=", or exec-1")
    assert problem is not None
    assert problem.code == "WG003"
    assert problem.what == "plans/wave4.yaml is signed by 1 of the 2 people it needs"
    assert problem.why == (
        "trust root 1 asks for 2 of alice, bob (plan role), or exec-1; "
        "wave4.yaml.s0.sig: it does not match the signed bytes; "
        f"wave4.yaml.s1.sig: by {public('mallory').fingerprint}; "
        "wave4.yaml.s2.sig: by person bob"
    )
    assert problem.fix == "let alice run: worknode-guard sign plans/wave4.yaml"


def test_a_shortfall_without_any_signature_says_so() -> None:
    problem = shortfall(file(plan())._replace(signatures=()), root(), "plan")
    assert problem is not None
    assert problem.why.endswith("there is no signature file beside it")
