"""The change is larger than the capability allows.

Why:    Nobody reviews four thousand lines. Splitting does not help: the net change counts.
Bad:    25 files where `files: 20`; one file of 300 kB where `file_bytes: 262144`.
Good:   A smaller change, or a capability with larger limits.
Source: SmartBear/Cisco review study, 2006 (defect density falls beyond 200 to 400 lines);
        project contract, trust §3 and §4.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence, Volume
from worknode_guard.model.finding import Finding

CODE: Final = "WG108"
NAME: Final = "size-limit"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for each limit that an agent's commits, or the whole change, exceed."""
    for volume in evidence.net.volumes:
        yield from _counts(volume)
        yield from _files(volume)


def _counts(volume: Volume) -> Iterator[Finding]:
    whose = f"the commits of {volume.agent} change" if volume.agent else "the whole change has"
    for field in ("files", "lines_added", "lines_deleted"):
        value, limit = getattr(volume, field), getattr(volume.limits, field)
        if limit is not None and value > limit:
            yield _finding(
                f"{whose} {value} {field.replace('_', ' ')}, more than {limit}", field, limit
            )


def _files(volume: Volume) -> Iterator[Finding]:
    limit = volume.limits.file_bytes
    if volume.agent is None or limit is None:
        return
    for path, size in volume.sizes:
        if size > limit:
            message = f"the file has {size} bytes, more than {limit}"
            yield _finding(message, "file_bytes", limit)._replace(path=path)


def _finding(message: str, field: str, limit: int) -> Finding:
    return Finding(
        CODE,
        NAME,
        "error",
        message,
        f"the smallest limit over the capability's chain is {field}: {limit}",
        "split the work into several pull requests, or let the issuer raise the limit",
    )
