"""A commit object is not one that plain git writes.

Why:    What can be read in two ways can be signed in one and used in the other.
Bad:    Two signature headers, an `encoding` or `mergetag` header, a NUL byte in the message.
Good:   A commit made by `git commit -S`.
Source: git's fsck.c and commit.c; project contract, trust §1.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding

CODE: Final = "WG013"
NAME: Final = "commit-form"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every irregularity of every commit."""
    for judged in evidence.commits:
        for problem in judged.commit.form_problems:
            yield Finding(
                CODE,
                NAME,
                "error",
                f"the commit object is irregular: {problem}",
                "only the form that plain git writes is accepted, so that it reads in one way",
                "make the commit again with git itself: git commit --amend -S",
                commit=judged.commit.oid,
            )
