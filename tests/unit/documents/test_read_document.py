import json
from hashlib import sha256

import pytest

from support.documents import capability, executive, plan, revoked, trust
from support.problems import document, problems_of
from worknode_guard.documents.problems import At, DocumentProblems, Fault, Place, located, pointer
from worknode_guard.documents.read import Document, build_document, digest_of, read_document
from worknode_guard.errors import USAGE

EVERY = [
    ("plans/trust/1.yaml", trust()),
    ("plans/revoked.yaml", revoked({"capability": "a", "reason": "r"})),
    ("plans/wave4.yaml", plan(rules={"power_of_ten": {"languages": ["c"]}, "coverage": {}})),
    ("plans/agents/impl.yaml", capability()),
    ("plans/agents/exec-1.yaml", executive()),
    ("plans/triggers.yaml", "kind: triggers\nid: triggers\nany: [thing]\n"),
]


@pytest.mark.parametrize(("path", "text"), EVERY)
def test_plain_data_through_json_gives_the_same_document(path: str, text: str) -> None:
    first = document(path, text)
    data = json.loads(json.dumps(first.data))
    assert build_document(path, data, first.digest) == first


def test_the_digest_is_that_of_the_bytes() -> None:
    assert digest_of(b"abc") == "sha256:" + sha256(b"abc").hexdigest()
    assert document("plans/wave4.yaml", plan()).digest == digest_of(plan().encode())


def test_cached_data_is_judged_again() -> None:
    result = build_document("plans/wave4.yaml", {"kind": "plan", "id": "wave4"}, "")
    assert isinstance(result, DocumentProblems)
    assert {problem.line for problem in result.problems} == {1}


@pytest.mark.parametrize("path", ["plans/x.yml", "plans/README.md", "x.yaml", "plans/trust/0.yaml"])
def test_a_file_elsewhere_is_no_document(path: str) -> None:
    (problem,) = problems_of(path, plan())
    assert "is no place of a document" in problem.what
    assert isinstance(build_document(path, {}, ""), DocumentProblems)


def test_another_kind_than_its_place_says_hides_nothing_in_noise() -> None:
    (problem,) = problems_of("plans/agents/wave4.yaml", plan())
    assert (problem.line, problem.what, problem.why) == (
        1,
        "kind is 'plan'",
        "the file's place says capability",
    )


def test_a_document_without_a_kind_is_told_so() -> None:
    text = plan().replace("kind: plan\n", "")
    (problem,) = problems_of("plans/wave4.yaml", text)
    assert problem.what == "the key 'kind' is missing"


def test_triggers_keep_the_profile_and_their_name() -> None:
    assert document("plans/triggers.yaml", "kind: triggers\nx: 1\n").noun is None
    problems = problems_of("plans/triggers.yaml", "kind: triggers\nid: kinds\nx: no\n")
    assert [one.line for one in problems] == [2, 3]


def test_profile_and_schema_speak_together_in_the_order_of_lines() -> None:
    text = plan().replace('title: "The wave"', "title: no title").replace("version: 1", "vision: 1")
    problems = problems_of("plans/wave4.yaml", text)
    assert [one.line for one in problems] == [1, 4, 5]


def test_a_refused_value_is_blamed_once() -> None:
    text = plan().replace("[build]\nphases", "[1.5]\nphases").replace("version: 1", "version: 1.0")
    assert [one.line for one in problems_of("plans/wave4.yaml", text)] == [4, 7]


def test_all_problems_make_one_error() -> None:
    result = read_document("plans/wave4.yaml", b"kind: plan\nx: 1\n")
    assert isinstance(result, DocumentProblems)
    error = result.error()
    assert (error.code, error.exit_code) == ("WG002", USAGE)
    assert "plans/wave4.yaml:2:1: the key 'x' is not known" in error.what
    assert len(error.what.splitlines()) == len(result.problems)


def test_a_fault_stands_at_the_nearest_value_around_it() -> None:
    places: dict[At, Place] = {("a",): Place(3, 5, 0, 0)}
    deep, none = Fault(("a", 1, "b"), "w", "y", "f"), Fault(("z",), "w", "y", "f")
    assert [(one.line, one.column) for one in located("p", [deep, none], places)] == [
        (3, 5),
        (1, 1),
    ]


def test_a_place_is_written_as_people_read_it() -> None:
    assert pointer(()) == "the document"
    assert pointer(("phases", 1, "deadline")) == "phases[1].deadline"


def test_documents_know_their_kind() -> None:
    one = document("plans/agents/impl.yaml", capability())
    assert isinstance(one, Document)
    assert (one.kind, one.path) == ("capability", "plans/agents/impl.yaml")
