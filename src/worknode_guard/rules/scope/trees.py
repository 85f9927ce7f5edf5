"""What the strict reading of trees found, shared by WG106 and WG107."""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.actor import Human
from worknode_guard.model.change import TreeProblem
from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding

_KIND: Final = {"WG106": "name", "WG107": "tree"}


def of_trees(evidence: Evidence, code: str, name: str, why: str, fix: str) -> Iterator[Finding]:
    """Give the findings of one code: for each commit, then those that only the merge has."""
    told: set[TreeProblem] = set()
    for judged in evidence.commits:
        if judged.commit.merge == "trivial":
            # Against its first parent it brings what the base holds already.
            continue
        told.update(judged.commit.tree_problems)
        lenient = isinstance(judged.actor, Human) and code == "WG106"
        for problem in judged.commit.tree_problems:
            if problem.kind == _KIND[code]:
                yield _finding(code, name, problem, why, fix)._replace(
                    commit=judged.commit.oid, severity="warning" if lenient else "error"
                )
    lenient = evidence.people_only and code == "WG106"
    for problem in evidence.net.tree_problems:
        if problem.kind == _KIND[code] and problem not in told:
            yield _finding(code, name, problem, why, fix)._replace(
                severity="warning" if lenient else "error"
            )


def _finding(code: str, name: str, problem: TreeProblem, why: str, fix: str) -> Finding:
    return Finding(code, name, "error", problem.reason, why, fix, path=problem.path or b"/")
