import pytest

from worknode_guard.documents.places import (
    DocumentPlace,
    SignaturePlace,
    document_place,
    is_misplaced,
    signature_place,
)

PLACES = [
    ("plans/trust/1.yaml", DocumentPlace("trust", "root", 1)),
    ("plans/trust/123456789.yaml", DocumentPlace("trust", "root", 123456789)),
    ("plans/revoked.yaml", DocumentPlace("revoked", "revoked")),
    ("plans/triggers.yaml", DocumentPlace("triggers", "triggers")),
    ("plans/kinds.yaml", DocumentPlace("kinds", "kinds")),
    ("plans/wave4-rpc.yaml", DocumentPlace("plan", "wave4-rpc")),
    ("plans/agents/impl.yaml", DocumentPlace("capability", "impl")),
    ("plans/agents/revoked.yaml", DocumentPlace("capability", "revoked")),
]


@pytest.mark.parametrize(("path", "place"), PLACES)
def test_documents_have_their_places(path: str, place: DocumentPlace) -> None:
    assert document_place(path) == place
    assert not is_misplaced(path)


NOWHERE = [
    "plans/trust/0.yaml",
    "plans/trust/01.yaml",
    "plans/trust/1234567890.yaml",
    "plans/trust/one.yaml",
    "plans/trust.d/x.yaml",
    "plans/root.yaml",
    "plans/agents/root.yaml",
    "plans/Wave.yaml",
    "plans/wave.yml",
    "plans/wave.YAML",
    "plans/.yaml",
    "plans/agents/a/b.yaml",
    "plans/1.yaml",
    "plans/wave\n.yaml",
]


@pytest.mark.parametrize("path", NOWHERE)
def test_other_yaml_below_plans_is_misplaced(path: str) -> None:
    assert document_place(path) is None
    assert is_misplaced(path)


@pytest.mark.parametrize(
    "path", ["plans/README.md", "plans/.gitattributes", "plans/a.yaml.x.sig", "src/a.yaml", "plans"]
)
def test_anything_else_is_neither_document_nor_mistake(path: str) -> None:
    assert document_place(path) is None
    assert not is_misplaced(path)


def test_signatures_stand_beside_their_document() -> None:
    place = signature_place("plans/agents/impl.yaml.alice-2.sig")
    assert place == SignaturePlace("plans/agents/impl.yaml", "alice-2")


@pytest.mark.parametrize(
    "path",
    [
        "plans/impl.yaml.sig",
        "plans/impl.yaml..sig",
        "plans/impl.yaml.Alice.sig",
        "plans/impl.yaml.a.b.sig",
        "plans/impl.yaml.a.sig\n",
        "plans/README.md.alice.sig",
        "plans/trust/01.yaml.alice.sig",
        "other/impl.yaml.alice.sig",
        "plans/impl.yaml",
    ],
)
def test_other_names_are_no_signatures(path: str) -> None:
    assert signature_place(path) is None
