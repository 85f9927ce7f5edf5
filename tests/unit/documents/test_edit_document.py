from difflib import ndiff

import pytest

from support.documents import PROJECT, UNTIL, plan, trust
from support.keys import key
from support.problems import document
from worknode_guard.documents.edit import Change, revise_document
from worknode_guard.errors import UsageError

PATH = "plans/wave4.yaml"
COMMENTED = (
    plan()
    .replace("kind: plan\n", "# the wave\nkind: plan # first\n")
    .replace("active: [build]\n", "active: [build]  # now\n")
    .replace("phases:\n", "phases:   # all\n")
    .replace("  - {id: verify}\n", "  - {id: verify}  # last\n  # below\n")
)


def edits(text: str, *changes: Change, path: str = PATH, to: str | None = None) -> list[str]:
    """Give the lines that went and came, without the version's."""
    after = revise_document(path, text.encode(), changes, to=to)
    lines = (line.rstrip() for line in ndiff(text.splitlines(), after.splitlines()))
    return [line for line in lines if line[0] in "+-" and line[2:9] != "version"]


def test_the_version_rises_by_one_and_nothing_else_changes() -> None:
    after = revise_document(PATH, COMMENTED.encode(), ())
    assert after == COMMENTED.replace("version: 1", "version: 2")


EDITS: list[tuple[str, list[Change], list[str]]] = [
    (
        "a list on a line, its comment kept",
        [(("active",), [])],
        ["- active: [build]  # now", "+ active: []  # now"],
    ),
    (
        "an item on a line",
        [(("active", 0), "verify")],
        ["- active: [build]  # now", "+ active: [verify]  # now"],
    ),
    (
        "an item more on a line",
        [(("active", 1), "verify")],
        ["- active: [build]  # now", "+ active: [build, verify]  # now"],
    ),
    (
        "an item less on a line",
        [(("active", 0), None)],
        ["- active: [build]  # now", "+ active: []  # now"],
    ),
    (
        "a text that needs quotes",
        [(("title",), 'a "b"')],
        ['- title: "The wave"', '+ title: "a \\"b\\""'],
    ),
    (
        "a key more in braces",
        [(("phases", 0, "deadline"), UNTIL)],
        ["-   - {id: design}", f'+   - {{id: design, deadline: "{UNTIL}"}}'],
    ),
    (
        "an item more in a block, comments kept",
        [(("phases", 3), {"id": "more"})],
        ["+   - {id: more}"],
    ),
    (
        "an item less in a block",
        [(("phases", 2), None)],
        [
            "- phases:   # all",
            "+ phases:",
            "-   - {id: verify}  # last",
            "+   - {id: build}  # last",
            "-   - {id: build}",
        ],
    ),
    (
        "a key more, where the contract has it",
        [(("tasks",), "required"), (("rules",), {"complexity": 5})],
        ["+ rules: {complexity: 5}", "+ tasks: required"],
    ),
    (
        "a key deep in what is not there yet",
        [(("rules", "power_of_ten", "languages"), ["c"])],
        ["+ rules:", "+   power_of_ten: {languages: [c]}"],
    ),
    (
        "a list on a line becomes a block",
        [(("gate",), [{"name": "a", "run": ["x"], "timeout_s": 1}])],
        ["+ gate:", "+   - {name: a, run: [x], timeout_s: 1}"],
    ),
    ("a key less that is not there", [(("gate",), None)], []),
]


@pytest.mark.parametrize(("sentence", "changes", "lines"), EDITS, ids=[c[0] for c in EDITS])
def test_edits(sentence: str, changes: list[Change], lines: list[str]) -> None:
    assert sorted(edits(COMMENTED, *changes)) == sorted(lines), sentence


def test_a_key_less_takes_its_lines_out() -> None:
    text = plan(gate=[{"name": "a", "run": ["x"], "timeout_s": 1}])
    assert revise_document(PATH, text.encode(), [(("gate",), None)]) == plan(version=2)


def test_a_block_becomes_a_line() -> None:
    assert edits(plan(), (("assignments",), [])) == [
        "- assignments:",
        "+ assignments: []",
        "-   - {agent: impl, phases: [build]}",
    ]


def test_a_block_in_a_list_is_written_anew_and_grows() -> None:
    paths = [f"src/part-{number}/of/the/tree/**" for number in range(5)]
    text = plan(assignments=[{"agent": "impl", "paths": paths}])
    assert edits(text, (("assignments", 0, "ops"), ["add"])) == ["+     ops: [add]"]
    assert edits(text, (("assignments", 0, "paths", 5), "x")) == ["+       - x"]
    assert edits(text, (("assignments", 0, "paths", 0), "x")) == [
        '-       - "src/part-0/of/the/tree/**"',
        "+       - x",
    ]
    whole = edits(text, (("assignments", 0), {"agent": "b", "paths": paths}))
    assert whole == ["-   - agent: impl", "+   - agent: b"]


def test_a_text_without_a_last_line_end_grows() -> None:
    after = revise_document(PATH, plan().rstrip("\n").encode(), [(("expires",), UNTIL)])
    assert after == plan(version=2).rstrip("\n")
    text = trust().rstrip("\n")
    after = revise_document(
        "plans/trust/1.yaml", text.encode(), [(("project",), PROJECT)], to=ROOT2
    )
    assert document(ROOT2, after).data["project"] == PROJECT
    person = revise_document(PATH, plan().rstrip("\n").encode(), [(("tasks",), "required")])
    assert person == plan(version=2, tasks="required").rstrip("\n")


def test_a_new_last_key_follows_a_text_without_a_last_line_end() -> None:
    path = "plans/triggers.yaml"
    after = revise_document(path, b"kind: triggers\nversion: 1", [(("more",), [1])])
    assert after == "kind: triggers\nversion: 2\nmore: [1]\n"
    after = revise_document(path, b"version: 1\nkind: triggers", [(("kind",), None)])
    assert after == "version: 2\n"


def test_a_root_in_braces_is_written_anew() -> None:
    path = "plans/triggers.yaml"
    after = revise_document(path, b"{kind: triggers, version: 1}", [(("x",), 1)])
    assert after == "kind: triggers\nversion: 2\nx: 1\n"
    after = revise_document(path, b"{kind: triggers, version: 1, x: 1}", [(("x",), None)])
    assert after == "kind: triggers\nversion: 2\n"


def test_keys_in_quotes_are_found() -> None:
    text = plan().replace("title:", "'title' :").replace("active:", '"active":')
    after = revise_document(PATH, text.encode(), [(("title",), "x"), (("active",), [])])
    assert "'title' : x\n" in after
    assert '"active": []\n' in after


ROOT2 = "plans/trust/2.yaml"


def test_the_next_trust_root_stands_in_its_own_file() -> None:
    dave = {"keys": [key("dave").line]}
    changes: list[Change] = [
        (("project",), PROJECT),
        (("people", "dave"), dave),
        (("roles", "root", "people", 3), "dave"),
    ]
    assert edits(trust(), *changes, path="plans/trust/1.yaml", to=ROOT2) == [
        f'+ project: "{PROJECT}"',
        f'+   dave: {{keys: ["{key("dave").line}"]}}',
        "-   root: {threshold: 1, people: [alice, bob, carol]}",
        "+   root: {threshold: 1, people: [alice, bob, carol, dave]}",
    ]


def test_what_comes_out_is_a_document_or_an_error() -> None:
    with pytest.raises(UsageError, match="active\\[0\\] is fix, which is not among the phases"):
        revise_document(PATH, plan().encode(), [(("active",), ["fix"])])
    with pytest.raises(UsageError, match="version is 2"):
        revise_document("plans/trust/1.yaml", trust().encode(), ())


def test_what_is_no_document_is_not_edited() -> None:
    with pytest.raises(UsageError, match="the key 'x' is not known"):
        revise_document(PATH, plan(x=1).encode(), [(("x",), None)])


@pytest.mark.parametrize("at", [("title", "x"), ("phases", 7), ("phases", "x"), ("rules", 0)])
def test_a_place_that_cannot_be_is_the_caller_s_fault(at: tuple[str | int, ...]) -> None:
    with pytest.raises(LookupError):
        revise_document(PATH, plan().encode(), [(at, "y")])
