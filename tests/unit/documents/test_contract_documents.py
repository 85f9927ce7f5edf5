"""The contract's own examples, with real keys put in (`require` out, as the keys are software)."""

from pathlib import Path

import pytest

from support.keys import key
from support.problems import document
from worknode_guard.documents.read import digest_of
from worknode_guard.documents.write import write_document
from worknode_guard.model.capability import Capability, Limits
from worknode_guard.model.plan import Plan
from worknode_guard.model.trust import Revoked, RevokedCapability, RevokedKey, TrustRoot

GOLDEN = Path(__file__).parents[2] / "golden" / "documents"
PLACES = {
    "trust": "plans/trust/1.yaml",
    "revoked": "plans/revoked.yaml",
    "plan": "plans/wave4-rpc.yaml",
    "capability": "plans/agents/impl-rpc.yaml",
}


def text_of(kind: str) -> str:
    return (GOLDEN / f"{kind}.yaml").read_text()


@pytest.mark.parametrize("kind", PLACES)
def test_each_is_read_and_written_back_to_the_same_noun(kind: str) -> None:
    noun = document(PLACES[kind], text_of(kind)).noun
    assert noun is not None
    again = document(PLACES[kind], write_document(noun)).noun
    if isinstance(again, Capability) and isinstance(noun, Capability):
        again = again._replace(digest=noun.digest)
    assert again == noun


def test_trust() -> None:
    root = document(PLACES["trust"], text_of("trust")).noun
    assert isinstance(root, TrustRoot)
    assert [person.name for person in root.people] == ["alice", "bob", "carol"]
    assert root.people[0].logins == ("github:alice",)
    assert (root.root.threshold, root.plan.threshold, root.delegate.people) == (2, 1, ("alice",))
    assert root.runners[0].keys == (key("ci").public,)
    assert (root.unsigned, root.enforce, root.project) == ("refuse", "refuse", None)


def test_the_project_is_the_digest_of_the_first_root() -> None:
    noun = document(PLACES["plan"], text_of("plan")).noun
    assert isinstance(noun, Plan)
    assert noun.project == digest_of(text_of("trust").encode())


def test_revoked() -> None:
    noun = document(PLACES["revoked"], text_of("revoked")).noun
    assert isinstance(noun, Revoked)
    first, second = noun.entries
    assert first == RevokedKey(key("mallory").public.fingerprint, "laptop lost")
    assert isinstance(second, RevokedCapability)
    assert (second.id, second.below) == ("impl-rpc", 3)


def test_plan() -> None:
    noun = document(PLACES["plan"], text_of("plan")).noun
    assert isinstance(noun, Plan)
    assert (noun.version, noun.active, noun.refs) == (3, ("build",), ("refs/heads/main",))
    assert [phase.id for phase in noun.phases] == ["design", "build", "verify"]
    assert noun.rules.power_of_ten is not None
    assert noun.rules.power_of_ten.assertions == ("assert", "CHECK")
    assert noun.rules.coverage is not None
    assert noun.rules.coverage.reports == ("coverage.xml",)
    assert noun.rules.severity == (("WG305", "warning"),)
    assert noun.waivers[0].symbol == "big_table"
    assert noun.gate[0].run == ("make", "test")


def test_capability() -> None:
    noun = document(PLACES["capability"], text_of("capability")).noun
    assert isinstance(noun, Capability)
    assert (noun.issuer, noun.tier, noun.phases) == ("exec-1", "implementation", ("build", "fix"))
    assert noun.limits == Limits(8, 60, 20, 800, 400, 262144)
    assert noun.subject == key("impl-rpc").public
    assert noun.digest == digest_of(text_of("capability").encode())
