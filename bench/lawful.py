"""A law for measurements: one person, any number of plans and agents, all signed in process.

The keys are made of their owners' names: nobody's secret, and the same in every run.
"""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

from worknode_guard.documents.read import digest_of
from worknode_guard.documents.write import write_data
from worknode_guard.host.clock import now
from worknode_guard.model.instant import DAY_S, Instant, format_instant
from worknode_guard.signing.keypair import KeyPair, pair_of, sign_with

PERSON: Final = "alice"
REF: Final = "refs/heads/main"
ALL_OPS: Final = ("add", "modify", "delete", "chmod", "symlink", "submodule")
PLENTY: Final = 999_999_999
"""The largest number that a document can hold."""

UNLIMITED: Final = dict.fromkeys(
    ("complexity", "function_lines", "files", "lines_added", "lines_deleted", "file_bytes"), PLENTY
)
LAX_RULES: Final[dict[str, object]] = {
    **dict.fromkeys(("complexity", "function_lines", "parameters", "nesting"), PLENTY),
    "documentation": "off",
}


class Assigned(NamedTuple):
    """An implementation agent, its plan, and what it may do there.

    Attributes:
        later: Patterns that belong to a phase that is not active yet.
    """

    name: str
    plan: str
    paths: tuple[str, ...]
    ops: tuple[str, ...] = ALL_OPS
    limits: Mapping[str, int] = UNLIMITED
    later: tuple[str, ...] = ()


def key(name: str) -> KeyPair:
    """Return the key of a name."""
    return pair_of(sha256(b"bench key " + name.encode()).digest())


def law(
    agents: Sequence[Assigned], plans: Mapping[str, Mapping[str, object]]
) -> tuple[str, dict[str, bytes]]:
    """Write and sign a whole law.

    Args:
        agents: Each with a capability from the root and an assignment in its plan.
        plans: Name to the limits of its code rules; empty: the defaults.

    Returns:
        The pin, and every file below `plans/` by its path.
    """
    root = _trust().encode()
    pin = digest_of(root)
    files = signed("plans/trust/1.yaml", root, "trust", PERSON)
    for name, rules in plans.items():
        mine = [agent for agent in agents if agent.plan == name]
        files |= signed(
            f"plans/{name}.yaml", _plan(pin, name, rules, mine).encode(), "plan", PERSON
        )
    for agent in agents:
        text = capability(pin, agent)
        files |= signed(f"plans/agents/{agent.name}.yaml", text.encode(), "capability", PERSON)
    return pin, files


def signed(path: str, raw: bytes, kind: str, signer: str) -> dict[str, bytes]:
    """Give a document and its signature, by path."""
    signature = sign_with(key(signer), raw, f"{kind}@worknode-guard")
    return {path: raw, f"{path}.{signer}.sig": signature}


def capability(pin: str, agent: Assigned) -> str:
    """Write the capability that the root issues to an agent."""
    return write_data(
        {
            "kind": "capability",
            "project": pin,
            "id": agent.name,
            "version": 1,
            "issuer": "root",
            "issuer_digest": pin,
            "subject": key(agent.name).public.text,
            "tier": "implementation",
            "plans": [agent.plan],
            "refs": [REF],
            "paths": [*agent.paths, *agent.later],
            "phases": ["build", "later"],
            "ops": list(agent.ops),
            "limits": dict(agent.limits),
            "not_before": _day(-1),
            "expires": _day(90),
        }
    )


def _trust() -> str:
    role = {"threshold": 1, "people": [PERSON]}
    return write_data(
        {
            "kind": "trust",
            "id": "root",
            "version": 1,
            "name": "bench",
            "people": {PERSON: {"keys": [key(PERSON).public.text]}},
            "roles": {"root": role, "plan": role, "delegate": role},
            "expires": _day(180),
        }
    )


def _plan(pin: str, name: str, rules: Mapping[str, object], agents: Sequence[Assigned]) -> str:
    assignments: list[object] = []
    for agent in agents:
        assignments.append({"agent": agent.name, "phases": ["build"], "paths": [*agent.paths]})
        if agent.later:
            assignments.append({"agent": agent.name, "phases": ["later"], "paths": [*agent.later]})
    data: dict[str, object] = {
        "kind": "plan",
        "project": pin,
        "id": name,
        "version": 1,
        "title": "What is measured",
        "refs": [REF],
        "active": ["build"],
        "phases": [{"id": "build"}, {"id": "later"}],
        "assignments": assignments,
        "expires": _day(120),
    }
    return write_data({**data, "rules": dict(rules)} if rules else data)


def _day(offset: int) -> str:
    """Give the present moment moved by whole days, rounded down to midnight."""
    midnight = now() // DAY_S * DAY_S
    return format_instant(Instant(midnight + offset * DAY_S))
