"""Is the child's right a part of what the parent may hand on?

Compare macaroons and biscuits (Birgisson et al., NDSS 2014): every link can only narrow. Here
the links are whole documents, so the comparison is made link by link, with a witness for a "no".
Denials are not compared: they hold down the chain by themselves (see `law.rights`).
"""

from collections.abc import Iterable

from worknode_guard.law.limits import handed_on
from worknode_guard.model.capability import Capability, Limits
from worknode_guard.model.instant import format_instant
from worknode_guard.model.patterns import Pattern, witness_outside
from worknode_guard.named import NamedTuple


class Excess(NamedTuple):
    """One point in which the child goes beyond the parent.

    Attributes:
        field: Key of the capability document.
        witness: Something that the child claims and the parent does not cover.
        allowed: What the parent covers there.
    """

    field: str
    witness: str
    allowed: str


def excesses(child: Capability, parent: Capability) -> tuple[Excess, ...]:
    """Give every point in which `child` is no part of `parent`'s delegation; empty when none."""
    found = [
        *_rank(child, parent),
        *_words(child, parent),
        *_paths("paths", child.paths, parent.delegate.paths),
        *_paths("push", _branches(child), _branches(parent)),
        *_numbers(child.limits, handed_on(parent)),
        *_window(child, parent),
    ]
    if child.delegate.depth > 0:
        found += _paths("delegate.paths", child.delegate.paths, parent.delegate.paths)
        found += _numbers(child.delegate.limits, handed_on(parent), "delegate.limits")
    return tuple(found)


def _rank(child: Capability, parent: Capability) -> Iterable[Excess]:
    if parent.tier != "executive":
        yield Excess("issuer", parent.id, "only executives hand rights on")
    if child.tier not in parent.delegate.tiers:
        yield Excess("tier", child.tier, _list(parent.delegate.tiers))
    if parent.delegate.depth < 1:
        yield Excess("issuer", child.id, f"{parent.id} has delegate.depth 0")
    elif child.delegate.depth >= parent.delegate.depth:
        yield Excess(
            "delegate.depth", str(child.delegate.depth), f"less than {parent.delegate.depth}"
        )


def _words(child: Capability, parent: Capability) -> Iterable[Excess]:
    compared: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
        ("plans", child.plans, parent.plans),
        ("refs", child.refs, parent.refs),
        ("phases", child.phases, parent.phases),
        ("ops", child.ops, parent.delegate.ops),
        ("delegate.ops", child.delegate.ops, parent.delegate.ops),
        ("delegate.tiers", child.delegate.tiers, parent.delegate.tiers),
    )
    for field, mine, theirs in compared:
        beyond = next((word for word in mine if word not in theirs), None)
        if beyond is not None:
            yield Excess(field, beyond, _list(theirs))
    if child.delegate.runs and not parent.delegate.runs:
        yield Excess("delegate.runs", "true", "false")


def _paths(field: str, mine: tuple[Pattern, ...], theirs: tuple[Pattern, ...]) -> Iterable[Excess]:
    witness = witness_outside(mine, theirs)
    if witness is not None:
        yield Excess(field, witness, _list(pattern.text for pattern in theirs))


def _branches(capability: Capability) -> tuple[Pattern, ...]:
    """Read patterns of branches as patterns of paths.

    They were checked when the document was read. Names of branches may hold characters that
    patterns of paths may not, so they are not parsed as such.
    """
    return tuple(
        Pattern(text, tuple(tuple(part.split("*")) for part in text.split("/")), deep=False)
        for text in capability.push
    )


def _numbers(mine: Limits, theirs: Limits, field: str = "limits") -> Iterable[Excess]:
    for name, value, bound in zip(Limits._fields, mine, theirs, strict=True):
        if value is not None and bound is not None and value > bound:
            yield Excess(f"{field}.{name}", str(value), f"at most {bound}")


def _window(child: Capability, parent: Capability) -> Iterable[Excess]:
    if child.not_before < parent.not_before:
        yield Excess(
            "not_before",
            format_instant(child.not_before),
            f"from {format_instant(parent.not_before)}",
        )
    if child.expires > parent.expires:
        yield Excess(
            "expires", format_instant(child.expires), f"until {format_instant(parent.expires)}"
        )


def _list(words: Iterable[str]) -> str:
    return ", ".join(words) or "nothing"
