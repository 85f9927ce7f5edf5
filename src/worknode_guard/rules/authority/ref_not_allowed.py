"""The change is meant for a branch that the capability or the plan does not name.

Why:    Work that is fine on `main` may be wrong on a release branch.
Bad:    A pull request into `refs/heads/release` by an agent with `refs: [refs/heads/main]`.
Good:   The pull request is opened against a branch that every link and the plan name.
Source: Project contract, trust §3: `refs`, exact full names.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.making import refused

CODE: Final = "WG018"
NAME: Final = "ref-not-allowed"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every commit whose right does not reach the branch."""
    for judged in evidence.commits:
        if judged.ref is not None:
            yield refused(NAME, judged.ref, judged.commit.oid)
