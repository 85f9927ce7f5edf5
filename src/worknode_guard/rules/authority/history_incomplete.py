"""Part of the history or of its objects is missing or damaged.

Why:    What was not read cannot be judged, and what was not judged must not pass.
Bad:    A shallow clone; a blobless clone; an object whose content does not match its name.
Good:   `fetch-depth: 0` in CI; `git fetch --unshallow`.
Source: git-fetch(1), gitglossary(7) "shallow repository"; project contract, trust §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding

CODE: Final = "WG016"
NAME: Final = "history-incomplete"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give nothing: incomplete history is noticed while reading, before there is evidence."""
    del evidence
    return iter(())
