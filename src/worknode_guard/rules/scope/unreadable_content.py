"""A file of a known language cannot be read as text of that language at all.

Why:    What no analyser can read would pass every code rule.
Bad:    A `.c` file with NUL bytes; a `.py` file in UTF-16.
Good:   Source text in UTF-8 (Latin-1 is read too).
Source: Project contract, trust §7: unknown kinds of text are not meant.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding

CODE: Final = "WG109"
NAME: Final = "unreadable-content"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every such file; people are bound as by the other code rules."""
    for judged in evidence.commits:
        for file in judged.code:
            if file.facts.unreadable is None or not file.limits:
                continue
            yield Finding(
                CODE,
                NAME,
                "error" if any(limits.binding for limits in file.limits) else "warning",
                f"the file is not readable as {file.facts.language}",
                file.facts.unreadable,
                "write it as UTF-8 text, or give a data file a name that says so",
                commit=judged.commit.oid,
                path=file.change.path,
            )
