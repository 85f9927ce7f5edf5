import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # it has no stubs

from support.documents import LIMITS, PROJECT, UNTIL, capability, executive, plan, revoked, trust
from support.keys import key
from support.problems import problems_of
from worknode_guard.documents.jsonschema import schema_of
from worknode_guard.documents.profile import read_profile
from worknode_guard.errors import UsageError

KINDS = ("trust", "revoked", "plan", "capability")
RULES = {
    "power_of_ten": {"languages": ["c"], "init": ["*_init"]},
    "coverage": {"reports": ["a.xml"]},
    "documentation": "off",
    "severity": {"WG305": "warning"},
}
GOOD = [
    trust(),
    trust(version=2, project=PROJECT, runners={"ci": {"keys": [key("ci").line]}}),
    revoked(),
    revoked(
        {"key": key("a").public.fingerprint, "reason": "r"}, {"capability": "a", "reason": "r"}
    ),
    plan(),
    plan(rules=RULES, gate=[{"name": "a", "run": ["x", "x"], "timeout_s": 1}]),
    capability(),
    capability(subject="login:github:renovate[bot]", push=["refs/heads/a/*"]),
    executive(),
]
BAD = [
    ("an unknown key", trust(x=1)),
    ("a project in version 1", trust(project=PROJECT)),
    ("no project in version 2", trust(version=2)),
    ("a person named root", trust({"root": {"keys": [key("a").line]}})),
    ("a person without a key", trust({"alice": {"keys": []}})),
    ("an unknown word", trust(unsigned="allow")),
    ("an entry for both", revoked({"key": "SHA256:x", "capability": "a", "reason": "r"})),
    ("a short project", revoked(project="sha256:00")),
    ("a tag", plan(refs=["refs/tags/x"])),
    ("no agent", plan(assignments=[{"ops": ["add"]}])),
    ("both agents", plan(assignments=[{"agent": "a", "agents": ["b"]}])),
    ("a waived right", plan(rules={"severity": {"WG101": "warning"}})),
    ("an active phase twice", plan(active=["build", "build"])),
    ("rule 11", plan(rules={"power_of_ten": {"languages": ["c"], "rules": [11]}})),
    ("a limit of 0", capability(limits={**LIMITS, "files": 0})),
    ("a chain of four", executive(delegate={"depth": 3})),
    ("an absolute path", capability(paths=["/a"])),
    ("an unknown op", capability(ops=["move"])),
    ("a time zone", capability(expires=UNTIL.replace("Z", "+00:00"))),
    ("another kind", plan().replace("kind: plan", "kind: plans")),
]


def errors(text: str) -> list[str]:
    data = read_profile(text.encode(), "").data
    assert isinstance(data, dict)
    kind = {"plans": "plan"}.get(str(data["kind"]), str(data["kind"]))
    return [error.message for error in Draft202012Validator(schema_of(kind)).iter_errors(data)]


@pytest.mark.parametrize("kind", KINDS)
def test_the_schemas_are_schemas(kind: str) -> None:
    schema = schema_of(kind)
    Draft202012Validator.check_schema(schema)
    assert schema["title"] == f"worknode-guard {kind}"
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("text", GOOD)
def test_good_documents_pass(text: str) -> None:
    assert errors(text) == []


@pytest.mark.parametrize(("sentence", "text"), BAD, ids=[case[0] for case in BAD])
def test_bad_documents_do_not(sentence: str, text: str) -> None:
    assert errors(text), sentence
    data = read_profile(text.encode(), "").data
    assert isinstance(data, dict)
    places = {
        "trust": f"plans/trust/{data['version']}.yaml",
        "revoked": "plans/revoked.yaml",
        "capability": f"plans/agents/{data['id']}.yaml",
    }
    assert problems_of(places.get(str(data["kind"]), "plans/wave4.yaml"), text)


def test_editors_are_told_what_a_key_is_for_and_what_holds_without_it() -> None:
    properties = schema_of("plan")["properties"]
    assert isinstance(properties, dict)
    assert properties["tasks"] == {
        "description": "Whether commits name a task.",
        "enum": ["optional", "required"],
        "default": "optional",
    }


def test_a_kind_without_a_schema_is_refused() -> None:
    with pytest.raises(UsageError, match="'triggers' has no schema"):
        schema_of("triggers")
