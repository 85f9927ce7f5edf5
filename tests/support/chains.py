"""Random capabilities, chains and plans over a small alphabet: ties and near misses are common."""

from itertools import product
from typing import Any, Final, TypeVar

from hypothesis import strategies as st

from support.lawnouns import MAIN, capability, executive, ids, plan
from worknode_guard.law.limits import handed_on
from worknode_guard.model.capability import Capability, Delegate, Limits
from worknode_guard.model.change import OPS
from worknode_guard.model.patterns import Pattern, parse_pattern
from worknode_guard.model.plan import Assignment, Plan

T = TypeVar("T")

NAMES: Final = ("a", "b", "ab", "ba", "aa")
PATHS: Final = tuple(
    "/".join(parts) for depth in (1, 2, 3) for parts in product(NAMES, repeat=depth)
)
"""Every path of at most three names."""

_segments = st.sampled_from(["a", "b", "*", "a*", "*b", "*a*", "a*a", "*a*a*", "ab"])


@st.composite
def pattern(draw: st.DrawFn) -> Pattern:
    """A pattern of at most two segments, perhaps deep."""
    segments = draw(st.lists(_segments, min_size=0, max_size=2))
    if not segments or draw(st.booleans()):
        segments.append("**")
    return parse_pattern("/".join(segments))


patterns_ = st.lists(pattern(), max_size=3).map(tuple)
_ops = st.sets(st.sampled_from(OPS[:4])).map(lambda ops: tuple(op for op in OPS if op in ops))
_phases = st.sets(st.sampled_from(ids("build", "verify"))).map(lambda s: tuple(sorted(s)))
_plans = st.sets(st.sampled_from(ids("wave4", "wave5")), min_size=1).map(lambda s: tuple(sorted(s)))
_refs = st.sets(st.sampled_from([MAIN, "refs/heads/x"])).map(lambda s: tuple(sorted(s)))
_limit = st.none() | st.integers(1, 3)
limits = st.builds(Limits, _limit, _limit, _limit, _limit, _limit, _limit)
_whole = st.builds(Limits, *[st.integers(1, 3)] * 6)


@st.composite
def parent(draw: st.DrawFn) -> Capability:
    """An executive of the root."""
    delegate = Delegate(
        draw(st.integers(0, 2)),
        draw(st.sampled_from([(), ("implementation",), ("executive", "implementation")])),
        draw(patterns_),
        draw(_ops),
        draw(limits),
        draw(st.booleans()),
    )
    return executive(
        plans=draw(_plans),
        refs=draw(_refs),
        phases=draw(_phases),
        deny=draw(patterns_),
        limits=draw(_whole),
        delegate=delegate,
        not_before=draw(st.integers(0, 3)),
        expires=draw(st.integers(4, 6)),
    )


@st.composite
def part(draw: st.DrawFn, above: Capability, *, loose: bool = True) -> Capability:
    """A child whose fields are narrowed; some of a loose one are drawn freely instead."""
    given = above.delegate

    def some(whole: tuple[T, ...], otherwise: st.SearchStrategy[Any]) -> tuple[T, ...]:
        if loose and draw(st.integers(0, 5)) == 0:
            drawn: tuple[T, ...] = draw(otherwise)
            return drawn
        return tuple(word for word in whole if draw(st.booleans()))

    return capability(
        "impl2",
        issuer=above.id,
        issuer_digest=above.digest,
        plans=some(above.plans, _plans),
        refs=some(above.refs, _refs),
        phases=some(above.phases, _phases),
        paths=some(given.paths, patterns_),
        ops=some(given.ops, _ops),
        deny=draw(patterns_),
        limits=draw(limits if loose else _narrowed(above)),
        not_before=draw(st.integers(0 if loose else above.not_before, 3)),
        expires=draw(st.integers(4, 6 if loose else above.expires)),
    )


def _narrowed(above: Capability) -> st.SearchStrategy[Limits]:
    return st.just(Limits()) | limits.map(handed_on(above).meet)


@st.composite
def nested(draw: st.DrawFn) -> tuple[Capability, Capability]:
    """A parent and a child that is a part of what it may hand on."""
    above = draw(parent())
    given = above.delegate._replace(depth=1, tiers=("implementation",))
    above = above._replace(delegate=given)
    return above, draw(part(above, loose=False))


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Capability, Capability]:
    """A parent and a child that names it."""
    above = draw(parent())
    return above, draw(part(above))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan for impl2."""
    assignment = st.builds(
        Assignment,
        st.just(ids("impl2")),
        _phases,
        st.none() | patterns_,
        st.none() | _ops,
    )
    return plan(
        assignments=tuple(draw(st.lists(assignment, max_size=2))),
        active=draw(_phases),
        refs=draw(_refs),
    )
