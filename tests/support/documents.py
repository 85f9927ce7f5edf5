"""Texts of valid documents, with any key overridable: `plan(active=[], title="Other")`.

A value of None takes the key out. The texts are canonical, so that a test can also edit them with
`str.replace`. Keys of people and agents are `support.keys.key(name)`.
"""

from collections.abc import Mapping
from hashlib import sha256

from support.keys import key
from worknode_guard.documents.write import write_data

Data = dict[str, object]

FROM = "2026-11-24T00:00:00Z"
UNTIL = "2027-11-24T00:00:00Z"
LIMITS: Mapping[str, int] = {
    "complexity": 8,
    "function_lines": 60,
    "files": 20,
    "lines_added": 800,
    "lines_deleted": 400,
    "file_bytes": 262144,
}


def _text(data: Data, keys: Mapping[str, object]) -> str:
    merged = {name: value for name, value in {**data, **keys}.items() if value is not None}
    return write_data(merged)


def trust(
    people: Mapping[str, Mapping[str, object]] | tuple[str, ...] = ("alice", "bob", "carol"),
    *,
    version: int = 1,
    threshold: int = 1,
    **keys: object,
) -> str:
    """A trust root; `people` by name alone have one software key each and hold every role."""
    by_name = (
        {name: {"keys": [key(name).line]} for name in people}
        if isinstance(people, tuple)
        else {name: dict(person) for name, person in people.items()}
    )
    role = {"threshold": threshold, "people": list(by_name)}
    data: Data = {
        "kind": "trust",
        "id": "root",
        "version": version,
        "name": "demo",
        "people": by_name,
        "roles": {"root": role, "plan": dict(role), "delegate": dict(role)},
        "expires": UNTIL,
    }
    return _text(data, keys)


PROJECT = "sha256:" + sha256(trust().encode()).hexdigest()
"""The pin of `trust()`."""


def revoked(*entries: Mapping[str, object], project: str = PROJECT, **keys: object) -> str:
    """A list of revocations."""
    data: Data = {
        "kind": "revoked",
        "project": project,
        "id": "revoked",
        "version": 1,
        "entries": [dict(entry) for entry in entries],
    }
    return _text(data, keys)


def plan(name: str = "wave4", *, project: str = PROJECT, **keys: object) -> str:
    """A plan with the phases design, build (active) and verify, for the agent `impl`."""
    data: Data = {
        "kind": "plan",
        "project": project,
        "id": name,
        "version": 1,
        "title": "The wave",
        "refs": ["refs/heads/main"],
        "active": ["build"],
        "phases": [{"id": "design"}, {"id": "build"}, {"id": "verify"}],
        "assignments": [{"agent": "impl", "phases": ["build"]}],
        "expires": UNTIL,
    }
    return _text(data, keys)


def capability(name: str = "impl", *, project: str = PROJECT, **keys: object) -> str:
    """An implementation capability from root for `src/**`; its key is that of its name."""
    data: Data = {
        "kind": "capability",
        "project": project,
        "id": name,
        "version": 1,
        "issuer": "root",
        "issuer_digest": project,
        "subject": key(name).line,
        "tier": "implementation",
        "plans": ["wave4"],
        "refs": ["refs/heads/main"],
        "paths": ["src/**"],
        "phases": ["build"],
        "ops": ["add", "modify"],
        "limits": dict(LIMITS),
        "not_before": FROM,
        "expires": UNTIL,
    }
    return _text(data, keys)


def executive(name: str = "exec-1", *, project: str = PROJECT, **keys: object) -> str:
    """An executive capability from root that may hand on `src/**` to implementers."""
    delegate: Data = {
        "depth": 1,
        "tiers": ["implementation"],
        "paths": ["src/**"],
        "ops": ["add", "modify"],
        "limits": dict(LIMITS),
    }
    own: Data = {"tier": "executive", "paths": [], "ops": [], "delegate": delegate}
    return capability(name, project=project, **{**own, **keys})
