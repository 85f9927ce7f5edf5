"""What of a tree is read as part of the law."""

import pytest

from support import documents
from support.handmade import change
from support.keys import key
from worknode_guard.model.keys import BadSignature
from worknode_guard.services.lawfiles import read_signed, touches_law

PATH = "plans/wave4.yaml"
RAW = documents.plan().encode()
ARMOUR = key("bob").sign(RAW, "plan@worknode-guard")
SIGNATURE = f"{PATH}.bob.sig"


def test_a_plain_file_with_a_signature_that_holds() -> None:
    found = read_signed((PATH, "100644", "1"), RAW, [(SIGNATURE, "100644", ARMOUR)])
    assert (found.problems, [one.key for one in found.signers]) == ((), [key("bob").public])


@pytest.mark.parametrize("mode", ["100755", "120000", "160000"])
@pytest.mark.parametrize("raw", [RAW, None])
def test_a_document_of_another_mode_is_none_whatever_it_holds(mode: str, raw: bytes | None) -> None:
    found = read_signed((PATH, mode, "1"), raw, [])
    assert found.document is None
    assert [(one.code, one.what) for one in found.problems] == [
        ("WG002", f"{PATH} has mode {mode}")
    ]


def test_a_document_that_is_too_large_was_not_read() -> None:
    found = read_signed((PATH, "100644", "1"), None, [])
    assert [one.what for one in found.problems] == [f"{PATH} has more than 65536 bytes"]


@pytest.mark.parametrize(
    ("mode", "armour"), [("100755", ARMOUR), ("120000", ARMOUR), ("100644", None)]
)
def test_a_signature_of_another_mode_or_size_does_not_hold(mode: str, armour: bytes | None) -> None:
    found = read_signed((PATH, "100644", "1"), RAW, [(SIGNATURE, mode, armour)])
    assert found.signers == ()
    assert isinstance(found.signatures[0].result, BadSignature)


@pytest.mark.parametrize(
    ("path", "touches"),
    [("plans", True), ("plans/x", True), ("plans2/x", False), ("src/plans/x", False)],
)
def test_the_folder_of_the_law_and_what_takes_its_place(path: str, *, touches: bool) -> None:
    assert touches_law([change("src/a.c"), change(path)]) == touches
