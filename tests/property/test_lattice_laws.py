"""Delegation can only narrow: laws of the lattice, and of what chains can do."""

from hypothesis import given
from hypothesis import strategies as st

from support.chains import PATHS, limits, nested, pairs, pattern, plans
from support.lawnouns import MAIN
from worknode_guard.law.lattice import excesses
from worknode_guard.law.limits import effective_limits, handed_on
from worknode_guard.law.rights import Grant, decide, ref_refusal
from worknode_guard.model.capability import Capability, Limits
from worknode_guard.model.change import OPS, Op
from worknode_guard.model.patterns import Pattern
from worknode_guard.model.plan import Plan

_INFINITE = 1 << 60
_paths = st.sampled_from(PATHS)
_ops = st.sampled_from(OPS[:4])


def _at_most(smaller: Limits, larger: Limits) -> bool:
    return all(
        (mine or _INFINITE) <= (theirs or _INFINITE)
        for mine, theirs in zip(smaller, larger, strict=True)
    )


@given(limits, limits, limits)
def test_meet_is_a_semilattice(one: Limits, two: Limits, three: Limits) -> None:
    assert one.meet(two) == two.meet(one)
    assert one.meet(two).meet(three) == one.meet(two.meet(three))
    assert one.meet(one) == one
    assert one.meet(Limits()) == one
    assert _at_most(one.meet(two), one)


@given(nested(), plans(), _ops, _paths)
def test_what_a_part_may_do_its_parent_may_hand_on(
    pair: tuple[Capability, Capability], plan: Plan, op: Op, path: str
) -> None:
    above, below = pair
    assert excesses(below, above) == ()
    alone = decide((below,), plan, op, path)
    whole = decide((above, below), plan, op, path)
    denied = any(one.matches(path) for one in above.deny)
    # Below a parent that covers it, only the parent's denials take anything away.
    assert isinstance(whole, Grant) == (isinstance(alone, Grant) and not denied)


@given(pairs(), plans(), _ops, _paths)
def test_a_link_more_never_gives_more(
    pair: tuple[Capability, Capability], plan: Plan, op: Op, path: str
) -> None:
    above, below = pair
    whole = decide((above, below), plan, op, path)
    if isinstance(whole, Grant):
        assert isinstance(decide((below,), plan, op, path), Grant)
        assert op in above.delegate.ops
        assert any(one.matches(path) for one in above.delegate.paths)
    assert _at_most(effective_limits((above, below)), effective_limits((below,)))
    if ref_refusal((above, below), plan, MAIN) is None:
        assert ref_refusal((below,), plan, MAIN) is None


@given(pairs())
def test_limits_of_a_part_are_at_most_what_is_handed_on(
    pair: tuple[Capability, Capability],
) -> None:
    above, below = pair
    assert _at_most(effective_limits((above, below)), handed_on(above))
    if excesses(below, above) == ():
        assert effective_limits((above, below)) == below.limits.meet(handed_on(above))


@given(nested(), st.data())
def test_narrowing_any_field_of_a_part_keeps_it_a_part(
    pair: tuple[Capability, Capability], data: st.DataObject
) -> None:
    above, below = pair
    assert excesses(below, above) == ()
    narrower = [
        below._replace(paths=below.paths[1:]),
        below._replace(ops=below.ops[1:]),
        below._replace(refs=below.refs[1:]),
        below._replace(plans=below.plans[1:]),
        below._replace(phases=below.phases[1:]),
        below._replace(deny=(*below.deny, data.draw(pattern()))),
        below._replace(limits=effective_limits(pair).meet(data.draw(limits))),
        below._replace(not_before=type(below.not_before)(below.not_before + 1)),
        below._replace(expires=type(below.expires)(below.expires - 1)),
    ]
    assert [excesses(one, above) for one in narrower] == [()] * len(narrower)


@given(st.lists(pattern(), max_size=2), pairs(), plans(), _ops, _paths)
def test_denials_only_take_away(
    deny: list[Pattern], pair: tuple[Capability, Capability], plan: Plan, op: Op, path: str
) -> None:
    above, below = pair
    strict = below._replace(deny=(*below.deny, *deny))
    if isinstance(decide((above, strict), plan, op, path), Grant):
        assert isinstance(decide((above, below), plan, op, path), Grant)
        assert not any(one.matches(path) for one in deny)
