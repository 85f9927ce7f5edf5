import pytest

from support.documents import capability, executive, plan, revoked, trust
from support.problems import document
from worknode_guard.documents.profile import read_profile
from worknode_guard.documents.write import write_data, write_document
from worknode_guard.errors import UsageError

WAIVER = {"rule": "WG304", "path": "a.c", "reason": "generated", "until": "2027-01-01T00:00:00Z"}
EVERY = [
    ("plans/trust/1.yaml", trust()),
    ("plans/revoked.yaml", revoked({"capability": "a", "below": 2, "reason": "r"})),
    ("plans/revoked.yaml", revoked({"key": "SHA256:" + "x" * 43, "reason": "r"})),
    ("plans/wave4.yaml", plan(waivers=[WAIVER])),
    ("plans/wave4.yaml", plan(assignments=[{"agents": ["a", "b"], "paths": ["a/**"]}])),
    ("plans/agents/impl.yaml", capability(deny=["a"], push=[])),
    ("plans/agents/impl.yaml", capability(subject="login:github:x[bot]")),
    ("plans/agents/exec-1.yaml", executive()),
]


@pytest.mark.parametrize(("path", "text"), EVERY)
def test_a_canonical_text_is_written_as_it_was_read(path: str, text: str) -> None:
    noun = document(path, text).noun
    assert noun is not None
    assert write_document(noun) == text


def test_defaults_are_left_out() -> None:
    noun = document("plans/wave4.yaml", plan(tasks="optional", rules={"complexity": 8})).noun
    assert noun is not None
    assert write_document(noun) == plan()


def test_keys_have_the_order_of_the_contract_and_unknown_ones_come_last() -> None:
    assert write_data({"x": 1, "id": "a", "kind": "plan"}) == "kind: plan\nid: a\nx: 1\n"
    assert write_data({"b": 1, "a": 2}) == "b: 1\na: 2\n"


LAYOUT = [
    ("words stand bare", {"a": "b-c"}, "a: b-c\n"),
    ("false friends are quoted", {"a": "no", "b": "1", "c": ""}, 'a: "no"\nb: "1"\nc: ""\n'),
    ("quotes are escaped", {"a": 'x"\\'}, 'a: "x\\"\\\\"\n'),
    ("booleans and numbers", {"a": True, "b": False, "c": -7}, "a: true\nb: false\nc: -7\n"),
    ("empty ones", {"a": [], "b": {}}, "a: []\nb: {}\n"),
    ("short lists stand on a line", {"a": ["b", ["c"]]}, "a: [b, [c]]\n"),
    ("short maps too", {"a": {"b": 1, "c d": 2}}, 'a: {b: 1, "c d": 2}\n'),
    ("maps of maps are blocks", {"a": {"b": {"c": 1}}}, "a:\n  b: {c: 1}\n"),
    ("lists of maps are blocks", {"a": [{"b": 1}, {}]}, "a:\n  - {b: 1}\n  - {}\n"),
    ("tuples are lists", {"a": ("b",)}, "a: [b]\n"),
    ("maps with maps in lists", {"a": [{"b": {"c": {}}}]}, "a:\n  - b:\n      c: {}\n"),
    ("lists of lists of maps", {"a": [[{"b": 1}]]}, "a: [[{b: 1}]]\n"),
    ("long lists in lists", {"a": [["b" * 200]]}, f"a:\n  - - {'b' * 200}\n"),
]


@pytest.mark.parametrize(("sentence", "data", "text"), LAYOUT, ids=[c[0] for c in LAYOUT])
def test_layout(sentence: str, data: dict[str, object], text: str) -> None:
    assert write_data(data) == text, sentence
    assert read_profile(text.encode(), "").problems == ()


def test_a_line_between_brackets_has_at_most_120_columns() -> None:
    fits = ["x" * 50, "y" * 60]
    assert write_data({"abc": fits}) == f"abc: [{fits[0]}, {fits[1]}]\n"
    assert len(write_data({"abc": fits})) == 120
    assert len(write_data({"abcd": fits})) == 121
    assert write_data({"abcde": fits}) == f"abcde:\n  - {fits[0]}\n  - {fits[1]}\n"


@pytest.mark.parametrize("value", ["\u00e4", "a\nb", "\x7f", None, 1.5, b"x"])
def test_what_no_document_can_hold_is_refused(value: object) -> None:
    with pytest.raises(UsageError) as caught:
        write_data({"a": value})
    assert repr(value) in caught.value.what
