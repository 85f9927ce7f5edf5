"""What counts no more."""

from support.lawnouns import (
    PROJECT,
    capability,
    file,
    files,
    public,
    revoked,
    revoked_key,
    root,
)
from worknode_guard.law.marks import key_of, revoked_fingerprints
from worknode_guard.law.revocation import (
    Revocations,
    is_ended,
    read_revocations,
    revocation_of,
)
from worknode_guard.model.ids import Id
from worknode_guard.model.law import REVOKED_PATH, LawProblem
from worknode_guard.model.trust import RevokedCapability

ALL = RevokedCapability(Id("impl"), None, "gone")
OLD = RevokedCapability(Id("impl"), 3, "wide")
OTHER = RevokedCapability(Id("other"), None, "gone")


def _codes(read: Revocations) -> list[str]:
    return [problem.code for problem in read.problems]


def test_without_a_file_nothing_is_revoked() -> None:
    assert read_revocations({}, root(), PROJECT) == (None, ())
    assert revoked_fingerprints(None) == frozenset()


def test_any_one_root_key_suffices_whatever_the_threshold() -> None:
    listed = revoked(ALL)
    read = read_revocations(files(file(listed, "bob")), root(threshold=2), PROJECT)
    assert read == (listed, ())


def test_others_cannot_revoke() -> None:
    read = read_revocations(files(file(revoked(), "mallory")), root(threshold=2), PROJECT)
    assert _codes(read) == ["WG003"]
    assert "by 0 of the 1 people" in read.problems[0].what


def test_a_list_of_another_project_does_not_count() -> None:
    other = file(revoked(project="sha256:" + "b" * 64))
    assert _codes(read_revocations(files(other), root(), PROJECT)) == ["WG003"]


def test_an_unreadable_list_keeps_its_reason() -> None:
    problem = LawProblem("WG002", REVOKED_PATH, "revoked", "what", "why", "fix")
    broken = file(revoked())._replace(document=None, problems=(problem,))
    assert read_revocations(files(broken), root(), PROJECT) == (None, (problem,))


def test_entries_of_the_base_hold_whatever_the_new_list_says() -> None:
    both = Revocations(revoked(OTHER), ()).with_earlier(revoked(ALL))
    assert both.revoked == revoked(ALL, OTHER)
    assert Revocations(None, ()).with_earlier(revoked(ALL)).revoked == revoked(ALL)
    assert Revocations(revoked(ALL), ()).with_earlier(None).revoked == revoked(ALL)


def test_a_capability_is_revoked_by_id_by_version_or_by_key() -> None:
    assert revocation_of(capability(), revoked(ALL)) == "capability impl was revoked: gone"
    assert revocation_of(capability(version=2), revoked(OLD)) == "capability impl was revoked: wide"
    assert revocation_of(capability(version=3), revoked(OLD)) is None
    assert revocation_of(capability(), revoked(OTHER)) is None
    assert revocation_of(capability(), None) is None
    fingerprint = public("impl").fingerprint
    expected = f"key {fingerprint} was revoked: lost"
    assert revocation_of(capability(), revoked(revoked_key("impl"))) == expected
    assert revocation_of(capability(), revoked(revoked_key("bob"))) is None


def test_a_login_has_no_key_to_revoke() -> None:
    bot = capability(subject="login:github:r")
    assert key_of(bot) is None
    assert revocation_of(bot, revoked(revoked_key("impl"))) is None


def test_the_keys_of_a_list() -> None:
    read = Revocations(revoked(ALL, revoked_key("bob")), ())
    assert read.fingerprints == {public("bob").fingerprint}


def test_an_id_is_ended_only_when_every_version_was_revoked() -> None:
    assert is_ended(capability(version=9), revoked(ALL))
    assert not is_ended(capability(), revoked(OLD))
    assert not is_ended(capability(), None)
