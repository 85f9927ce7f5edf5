"""What a piece of evidence holds, so that only the rules that read it are imported and run."""

from collections.abc import Iterator

from worknode_guard.model.actor import Nobody, Refusal
from worknode_guard.model.evidence import Evidence, Judged
from worknode_guard.rules.catalogue import CODE, FORM, MERGES, POWER_OF_TEN, REF, TREES, VOLUMES


def facets(evidence: Evidence) -> frozenset[str]:
    """Give the facets present: codes of the reasons found while gathering, and kinds of facts."""
    net = evidence.net
    found = {problem.code for problem in (*net.succession.problems, *net.succession.consequences)}
    found.update(entry.refusal.code for entry in net.refused)
    if net.conflict:
        found.add(MERGES)
    if net.tree_problems:
        found.add(TREES)
    if net.volumes:
        found.add(VOLUMES)
    for judged in evidence.commits:
        found.update(_of_commit(judged))
    return frozenset(found)


def _of_commit(judged: Judged) -> Iterator[str]:
    if isinstance(judged.actor, Nobody) and judged.actor.refusal is not None:
        yield judged.actor.refusal.code
    if isinstance(judged.plan, Refusal) and judged.needs_plan:
        yield judged.plan.code
    yield from (entry.refusal.code for entry in judged.refused)
    yield from (problem.code for problem in judged.succession.problems)
    kinds = (
        (CODE, judged.code),
        (POWER_OF_TEN, _has_ten(judged)),
        (FORM, judged.commit.form_problems),
        (MERGES, judged.commit.merge == "other"),
        (REF, judged.ref is not None),
        (TREES, judged.commit.tree_problems),
    )
    yield from (name for name, present in kinds if present)


def _has_ten(judged: Judged) -> bool:
    return any(
        limits.plan.rules.power_of_ten is not None for file in judged.code for limits in file.limits
    )
