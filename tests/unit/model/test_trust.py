"""Who holds a key, and which people a role has."""

from support.lawnouns import ids, public, root
from worknode_guard.model.trust import Role


def test_a_key_belongs_to_one_person_or_nobody() -> None:
    assert root().person_of(public("bob")) == root().people[1]
    assert root().person_of(public("mallory")) is None


def test_roles_by_name() -> None:
    roles = [Role(number, ids("alice")) for number in (1, 2, 3)]
    whole = root(root=roles[0], plan=roles[1], delegate=roles[2])
    assert [whole.role("root"), whole.role("plan"), whole.role("delegate")] == roles
