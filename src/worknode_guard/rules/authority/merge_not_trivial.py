"""An agent's merge brings more than the base branch, or base and head do not merge.

Why:    The change of a merge commit hides between its parents, where a reader does not look.
Bad:    A merge with an edit of its own, `-s ours`, an octopus, a merge of another agent's branch.
Good:   `git merge main` without conflicts: its tree is the one that git alone makes.
Source: git-merge-tree(1), recomputed by the guard; project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.actor import Agent
from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding

CODE: Final = "WG017"
NAME: Final = "merge-not-trivial"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for each such merge, and one where base and head conflict."""
    for judged in evidence.commits:
        if judged.commit.merge == "other" and isinstance(judged.actor, Agent):
            yield Finding(
                CODE,
                NAME,
                "error",
                f"{judged.actor.id} made a merge that git alone would not make",
                "an agent may merge only the base branch, and the tree must equal the recomputed "
                "merge of both parents",
                "rebase the branch onto the base, or merge the base without changes of your own",
                commit=judged.commit.oid,
            )
    if evidence.net.conflict:
        yield Finding(
            CODE,
            NAME,
            "error",
            "base and head do not merge without conflicts",
            "the change that would land cannot be computed, so it cannot be judged",
            "merge or rebase onto the base branch, resolve the conflicts, and push again",
        )
