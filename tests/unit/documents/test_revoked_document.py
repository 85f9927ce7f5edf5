import pytest

from support.documents import PROJECT, revoked
from support.keys import key
from support.problems import document, line_of, problems_of
from worknode_guard.model.trust import Revoked, RevokedCapability, RevokedKey

PATH = "plans/revoked.yaml"
PRINT = key("alice").public.fingerprint


def test_everything_is_read() -> None:
    noun = document(
        PATH,
        revoked(
            {"key": PRINT, "reason": "laptop lost"},
            {"capability": "impl", "below": 3, "reason": "too wide"},
            {"capability": "old", "reason": "gone"},
        ),
    ).noun
    assert noun == Revoked(
        PROJECT,
        1,
        (
            RevokedKey(PRINT, "laptop lost"),
            RevokedCapability(noun.entries[1].id, 3, "too wide"),  # type: ignore[union-attr]  # read
            RevokedCapability(noun.entries[2].id, None, "gone"),  # type: ignore[union-attr]  # read
        ),
    )


def test_it_may_be_empty() -> None:
    noun = document(PATH, revoked()).noun
    assert isinstance(noun, Revoked)
    assert noun.entries == ()


REFUSED = [
    ("no project", revoked(project=""), "project:", "'' is not a digest"),
    ("a project in capitals", revoked(project=PROJECT.upper()), "project:", "is not a digest"),
    ("another id", revoked(id="other"), "id:", "id is 'other'"),
    ("no reason", revoked({"key": PRINT}), "  - ", "the key 'reason' of entries[0] is missing"),
    ("an empty reason", revoked({"key": PRINT, "reason": ""}), "  - ", "reason is empty"),
    ("the key itself", revoked({"key": key("a").line, "reason": "r"}), "  - ", "fingerprint"),
    ("below 1", revoked({"capability": "a", "below": 1, "reason": "r"}), "  - ", "below is 1"),
    ("a key below", revoked({"key": PRINT, "below": 2, "reason": "r"}), "  - ", "'below'"),
    ("nothing revoked", revoked({"reason": "r"}), "  - ", "the key 'capability' of entries[0]"),
    ("an entry that is text", revoked(entries=["impl"]), "entries:", "entries[0] is text"),
    ("root", revoked({"capability": "root", "reason": "r"}), "  - ", "'root' is not free"),
]


@pytest.mark.parametrize(("sentence", "text", "mark", "what"), REFUSED, ids=[c[0] for c in REFUSED])
def test_refuses(sentence: str, text: str, mark: str, what: str) -> None:
    problems = problems_of(PATH, text)
    found = [one.line for one in problems if what in one.what]
    assert found == [line_of(text, mark)], (sentence, problems)


def test_an_entry_stands_there_once() -> None:
    entry = {"key": PRINT, "reason": "r"}
    text = revoked(entry, entry)
    (problem,) = problems_of(PATH, text)
    assert (problem.line, problem.what) == (7, "entries[1] stands there already")
