"""Will the agent really be allowed what it was just given? Asked of the law itself. Pure."""

from collections.abc import Sequence

from worknode_guard.errors import RefusedError
from worknode_guard.law.rights import decide
from worknode_guard.law.settle import settle
from worknode_guard.model.actor import Refusal
from worknode_guard.model.change import Op
from worknode_guard.model.ids import Id
from worknode_guard.model.law import Law, NoLaw
from worknode_guard.model.patterns import Pattern
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.lawfiles import law_files
from worknode_guard.services.author.outlook import assume_signed
from worknode_guard.services.author.publish import Edition

_INACTIVE = "WG104"


def with_assurance(
    desk: Desk, edition: Edition, name: Id, paths: Sequence[Pattern], ops: Sequence[Op]
) -> Edition:
    """Try the agent's new right at every path, and note what has to wait for its phase.

    Args:
        desk: What the change starts from.
        edition: What it becomes.
        name: The agent.
        paths: Where it shall be able to work; empty: its own.
        ops: What it shall be able to do; empty: its own.

    Raises:
        RefusedError: The law would still refuse it there, with the law's own reason.
    """
    after = law_files({**desk.files, **edition.texts}, desk.repository.object_format)
    law = settle(assume_signed(desk, after), desk.now)
    if isinstance(law, NoLaw) or name not in law.chains:
        # Whatever is wrong with it is told when the edition is judged as a whole.
        return edition
    found = _refusals(law, name, paths, ops)
    denied = next((one for one in found if one.code != _INACTIVE), None)
    if denied is not None:
        raise RefusedError(denied.what, why=denied.why, fix=denied.fix, code=denied.code)
    notes = dict.fromkeys(f"not yet: {one.what} ({one.fix})" for one in found)
    return edition._replace(notes=(*edition.notes, *notes))


def _refusals(law: Law, name: Id, paths: Sequence[Pattern], ops: Sequence[Op]) -> list[Refusal]:
    chain = law.chains[name]
    agent = chain[-1]
    found: list[Refusal] = []
    for plan in (law.plans[one] for one in agent.plans if one in law.plans):
        for pattern in paths or agent.paths:
            for op in ops or agent.ops:
                answer = decide(chain, plan, op, sample(pattern))
                if isinstance(answer, Refusal):
                    found.append(answer)
    return found


def sample(pattern: Pattern) -> str:
    """Give a path that a pattern names."""
    names = ["x".join(parts) for parts in pattern.segments]
    return "/".join([*names, "x"] if pattern.deep else names)
