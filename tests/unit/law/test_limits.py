"""What limits hold at the end of a chain."""

from support.lawnouns import FULL, capability, child, executive
from worknode_guard.law.limits import effective_limits, handed_on
from worknode_guard.model.capability import Delegate, Limits


def test_missing_limits_of_a_delegation_are_the_executives_own() -> None:
    parent = executive(delegate=Delegate(limits=Limits(files=3)), limits=FULL)
    assert handed_on(parent) == FULL._replace(files=3)


def test_the_minimum_over_the_chain_holds() -> None:
    delegate = Delegate(limits=Limits(files=3))
    chain = (
        executive(delegate=delegate, limits=FULL._replace(complexity=5)),
        child(limits=Limits(files=9, lines_added=7)),
    )
    assert effective_limits(chain) == Limits(5, 60, 3, 7, 400, 262_144)


def test_a_chain_of_one_has_its_own_limits() -> None:
    assert effective_limits((capability(),)) == FULL
