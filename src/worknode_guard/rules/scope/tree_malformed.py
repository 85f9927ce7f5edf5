"""A tree object is not one that git would write.

Why:    Git reads an unsorted tree without complaint, and sees other changes in it than there are.
Bad:    Entries out of order, a name twice, a mode such as 100664, a name with `/` in it.
Good:   Trees made by git itself.
Source: gitformat-pack(5); git's fsck.c; project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.scope.trees import of_trees

CODE: Final = "WG107"
NAME: Final = "tree-malformed"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every problem of every tree that the change brings."""
    return of_trees(
        evidence,
        CODE,
        NAME,
        "trees are read strictly, in git's canonical form",
        "make the commit again with git itself, from a clean work tree",
    )
