"""Is the child's right a part of what the parent may hand on? Each field, with its witness."""

import pytest

from support.lawnouns import (
    FROM,
    FULL,
    MAIN,
    UNTIL,
    Fields,
    capability,
    child,
    executive,
    ids,
    patterns,
)
from worknode_guard.law.lattice import excesses
from worknode_guard.model.capability import Delegate, Limits

WIDE = Delegate(
    2, ("executive", "implementation"), patterns("src/**"), ("add", "modify"), FULL, runs=True
)
PARENT = executive(delegate=WIDE)

ALLOWS: list[Fields] = [
    {},
    {"paths": patterns("src/net/**", "src/a.c")},
    {"paths": ()},
    {"ops": ("add",)},
    {"limits": Limits()},
    {"limits": FULL._replace(files=1)},
    {"refs": ()},
    {"deny": patterns("src/x/**")},
    {"push": ()},
    {"push": ("refs/heads/agent/x{1}",)},
    {"not_before": FROM + 1, "expires": UNTIL - 1},
    {"tier": "executive", "delegate": WIDE._replace(depth=1)},
    {"tier": "executive", "delegate": WIDE._replace(depth=1, limits=Limits())},
]

REFUSES: list[tuple[Fields, str, str]] = [
    ({"paths": patterns("src/**", "lib/a.c")}, "paths", "lib/a.c"),
    ({"paths": patterns("src")}, "paths", "src"),
    ({"ops": ("add", "delete")}, "ops", "delete"),
    ({"refs": (MAIN, "refs/heads/x")}, "refs", "refs/heads/x"),
    ({"push": ("refs/heads/*",)}, "push", "refs/heads/x"),
    ({"plans": ids("wave4", "wave5")}, "plans", "wave5"),
    ({"phases": ids("verify")}, "phases", "verify"),
    ({"tier": "validation"}, "tier", "validation"),
    ({"limits": FULL._replace(complexity=9)}, "limits.complexity", "9"),
    ({"limits": FULL._replace(function_lines=61)}, "limits.function_lines", "61"),
    ({"limits": FULL._replace(files=21)}, "limits.files", "21"),
    ({"limits": FULL._replace(lines_added=801)}, "limits.lines_added", "801"),
    ({"limits": FULL._replace(lines_deleted=401)}, "limits.lines_deleted", "401"),
    ({"limits": FULL._replace(file_bytes=262_145)}, "limits.file_bytes", "262145"),
    ({"not_before": FROM - 1}, "not_before", "1969-12-31T23:59:59Z"),
    ({"expires": UNTIL + 1}, "expires", "1970-01-01T00:33:21Z"),
    ({"delegate": WIDE}, "delegate.depth", "2"),
    ({"delegate": WIDE._replace(depth=1, ops=("delete",))}, "delegate.ops", "delete"),
    ({"delegate": WIDE._replace(depth=1, tiers=("validation",))}, "delegate.tiers", "validation"),
    ({"delegate": WIDE._replace(depth=1, paths=patterns("**"))}, "delegate.paths", "x"),
    (
        {"delegate": WIDE._replace(depth=1, limits=FULL._replace(files=21))},
        "delegate.limits.files",
        "21",
    ),
]


@pytest.mark.parametrize("fields", ALLOWS)
def test_a_part_of_the_delegation_has_no_excess(fields: Fields) -> None:
    assert excesses(child(parent=PARENT, **fields), PARENT) == ()


@pytest.mark.parametrize(("fields", "field", "witness"), REFUSES)
def test_each_excess_names_its_field_and_a_witness(
    fields: Fields, field: str, witness: str
) -> None:
    found = excesses(child(parent=PARENT, **fields), PARENT)
    assert [(one.field, one.witness) for one in found] == [(field, witness)]


def test_runs_are_handed_on_only_by_one_who_may() -> None:
    parent = PARENT._replace(delegate=WIDE._replace(runs=False))
    below = child(parent=parent, delegate=WIDE._replace(depth=1))
    assert [one.field for one in excesses(below, parent)] == ["delegate.runs"]


def test_a_parent_of_another_tier_hands_nothing_on() -> None:
    parent = capability("impl", delegate=WIDE)
    assert [one.allowed for one in excesses(child(parent=parent), parent)] == [
        "only executives hand rights on"
    ]


def test_depth_0_hands_nothing_on() -> None:
    parent = executive(delegate=WIDE._replace(depth=0))
    found = excesses(child(parent=parent), parent)
    assert [(one.field, one.allowed) for one in found] == [
        ("issuer", "exec-1 has delegate.depth 0")
    ]


def test_every_excess_is_told_at_once() -> None:
    below = child(ops=("delete",), paths=patterns("lib/**"), expires=UNTIL + 1)
    found = excesses(below, executive())
    assert [one.field for one in found] == ["ops", "paths", "expires"]
    assert found[1].allowed == "src/**"


def test_nothing_is_said_in_words() -> None:
    parent = executive(delegate=Delegate(1, ("implementation",)))
    assert {one.allowed for one in excesses(child(parent=parent), parent)} == {"nothing"}
