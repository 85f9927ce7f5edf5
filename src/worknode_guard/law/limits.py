"""The numbers of a chain: the minimum, limit by limit, over its links."""

from worknode_guard.model.capability import Capability, Limits
from worknode_guard.model.law import Chain


def handed_on(parent: Capability) -> Limits:
    """Give the limits for children: what `delegate` says, else the executive's own."""
    pairs = zip(parent.delegate.limits, parent.limits, strict=True)
    return Limits(*(own if given is None else given for given, own in pairs))


def effective_limits(chain: Chain) -> Limits:
    """Give the minimum, limit by limit, over a chain."""
    limits = chain[-1].limits
    for parent in chain[:-1]:
        limits = limits.meet(handed_on(parent))
    return limits
