"""A child that claims more than its issuer may hand on, with the command that helps. Pure."""

from typing import Final

from worknode_guard.errors import RefusedError
from worknode_guard.law.lattice import Excess, excesses
from worknode_guard.model.capability import Capability

_OPTIONS: Final = {
    "paths": "path",
    "ops": "op",
    "tier": "tier",
    "tiers": "tier",
    "plans": "plan",
    "refs": "ref",
    "phases": "phase",
}
"""Which option of `widen` and `narrow` changes a field."""


def refuse_excess(child: Capability, parent: Capability, *, shrunk: bool = False) -> None:
    """Refuse a child that is no part of what its issuer hands on.

    Args:
        child: As it would be.
        parent: As it would be.
        shrunk: The child is as before, and its issuer has become narrower.

    Raises:
        RefusedError: With the witness, and the command that widens the issuer first (WG007).
    """
    found = excesses(child, parent)
    if not found:
        return
    first = found[0]
    if shrunk:
        raise RefusedError(
            f"{child.id} still claims {first.field} {first.witness!r}",
            why=f"its issuer {parent.id} would hand on there only: {first.allowed}",
            fix=f"narrow {child.id} first: {_command(child, child, first, 'narrow')}",
            code="WG007",
        )
    raise RefusedError(
        f"{child.id} would claim {first.field} {first.witness!r}",
        why=f"its issuer {parent.id} may hand on there: {first.allowed}",
        fix=f"widen {parent.id} first: {_command(child, parent, first, 'widen')}",
        code="WG007",
    )


def _command(child: Capability, target: Capability, excess: Excess, verb: str) -> str:
    """Give the command that changes the target so that the excess is gone."""
    start = "worknode-guard capability"
    if excess.field == "expires":
        return f"{start} renew {target.id}"
    given = verb == "widen" or excess.field.startswith("delegate.")
    if ".limits." in f".{excess.field}":
        name, bound = excess.field.rsplit(".", 1)[-1], excess.allowed.removeprefix("at most ")
        value = excess.witness if verb == "widen" else bound
        return f"{start} {verb} {target.id} --{'delegate-' * given}limit {name}={value}"
    if excess.field == "delegate.depth" and verb == "widen":
        return f"{start} widen {target.id} --delegate-depth {child.delegate.depth + 1}"
    if excess.field == "delegate.runs":
        return f"{start} {verb} {target.id} --delegate-runs"
    option = _OPTIONS.get(excess.field.removeprefix("delegate."))
    if option is None:
        return f"{start} show {target.id}"
    words = _patterns(child, excess) if option == "path" else excess.witness
    handed = given and option in {"path", "op", "tier"}
    return f"{start} {verb} {target.id} --{'delegate-' * handed}{option} '{words}'"


def _patterns(child: Capability, excess: Excess) -> str:
    """Name the child's own pattern that the witness is of, since people write patterns."""
    paths = child.paths if excess.field == "paths" else child.delegate.paths
    return next((p.text for p in paths if p.matches(excess.witness)), excess.witness)
