"""Public keys: one key, one text, and nothing that anyone could sign for."""

from base64 import b64encode

import pytest

from support.keys import key
from worknode_guard.errors import UsageError
from worknode_guard.model.keys import ED25519, SK_ED25519
from worknode_guard.model.publickeys import (
    application_of,
    blob_of,
    ed25519_blob,
    fingerprint,
    parse_public_key,
    point_of,
    public_key_from_blob,
)
from worknode_guard.model.sshwire import string

ALICE = key("alice").public
POINT = point_of(ALICE)
TOKEN = string(SK_ED25519.encode()) + string(POINT)


def line(blob: bytes, algorithm: str = ED25519) -> str:
    return f"{algorithm} {b64encode(blob).decode()}"


ALLOWS = {
    "a key": ALICE.text,
    "a key with a comment": f"{ALICE.text} alice@example.org",
    "a comment of several words": f"{ALICE.text} the laptop, old one",
}

REFUSES = {
    "nothing": ("", "does not begin with"),
    "a word": ("alice", "does not begin with"),
    "a line feed at the end": (f"{ALICE.text}\n", "not one line"),
    "two keys": (f"{ALICE.text}\n{ALICE.text}", "not one line"),
    "a tab": (ALICE.text.replace(" ", "\t"), "not one line"),
    "a very long comment": (f"{ALICE.text} {'a' * 5000}", "not one line"),
    "a space in front": (f" {ALICE.text}", "before the key"),
    "two spaces": (ALICE.text.replace(" ", "  "), "the data ends too early"),
    "options in front": (f"no-pty {ALICE.text}", "options"),
    "a certificate authority": (f"cert-authority {ALICE.text}", "options"),
    "a private key": ("-----BEGIN OPENSSH PRIVATE KEY-----", "keep it secret"),
    "RSA": (line(b"", "ssh-rsa"), "ssh-rsa keys are not supported"),
    "DSA": (line(b"", "ssh-dss"), "ssh-dss keys are not supported"),
    "ECDSA": (line(b"", "ecdsa-sha2-nistp256"), "ecdsa-sha2-nistp256 keys are not supported"),
    "ECDSA on a token": (line(b"", "sk-ecdsa-sha2-nistp256@openssh.com"), "not supported"),
    "a certificate": (line(b"", "ssh-ed25519-cert-v01@openssh.com"), "certificates"),
    "another letter case": (ALICE.text.replace("ssh", "SSH", 1), "does not begin with"),
    "no blob": (ED25519, "the data ends too early"),
    "not base64": (f"{ED25519} AAAA!AAA", "not base64"),
    "no padding": (line(TOKEN + string(b"ssh")).rstrip("="), "not base64"),
    "letters beyond ASCII": (f"{ED25519} ÄÄÄÄ", "not base64"),
    "a truncated blob": (line(blob_of(ALICE)[:-1]), "the data ends too early"),
    "bytes left over": (line(blob_of(ALICE) + b"\0"), "left over"),
    "31 bytes": (line(ed25519_blob(POINT[:-1])), "weak or not canonical"),
    "33 bytes": (line(ed25519_blob(POINT + b"\0")), "weak or not canonical"),
    "the neutral element": (line(ed25519_blob(b"\1" + bytes(31))), "weak"),
    "another kind inside": (line(string(b"ssh-rsa") + string(POINT)), "not an Ed25519 key"),
    "a token's key inside": (line(TOKEN + string(b"ssh:")), "the key inside is sk-ssh-ed25519"),
    "a token without application": (line(TOKEN + string(b""), SK_ED25519), "empty"),
    "an application with NUL": (line(TOKEN + string(b"ssh:\0"), SK_ED25519), "printable"),
    "an application beyond ASCII": (line(TOKEN + string(b"\xff"), SK_ED25519), "printable"),
    "a token that is a plain key": (line(blob_of(ALICE), SK_ED25519), "the key inside is ssh-"),
}


@pytest.mark.parametrize("case", ALLOWS)
def test_allows(case: str) -> None:
    assert parse_public_key(ALLOWS[case]) == ALICE


@pytest.mark.parametrize("case", REFUSES)
def test_refuses(case: str) -> None:
    text, why = REFUSES[case]
    with pytest.raises(UsageError) as caught:
        parse_public_key(text)
    assert why in caught.value.why
    assert "ssh-keygen -t ed25519" in caught.value.fix


def test_base64_with_spare_bits_is_refused() -> None:
    text = line(TOKEN + string(b"ssh:"), SK_ED25519)
    assert text.endswith("=")
    assert parse_public_key(text).is_hardware
    last = text.rstrip("=")[-1]
    spoiled = text.replace(f"{last}=", f"{chr(ord(last) + 1)}=")
    with pytest.raises(UsageError) as caught:
        parse_public_key(spoiled)
    assert "base64" in caught.value.why


def test_knows_a_hardware_key() -> None:
    found = parse_public_key(line(TOKEN + string(b"ssh:work"), SK_ED25519))
    assert found.is_hardware
    assert application_of(found) == b"ssh:work"
    assert point_of(found) == POINT


def test_a_software_key_has_no_application() -> None:
    assert not ALICE.is_hardware
    assert application_of(ALICE) == b""


def test_the_blob_and_the_text_say_the_same() -> None:
    assert public_key_from_blob(blob_of(ALICE)) == ALICE
    assert ALICE.fingerprint == fingerprint(blob_of(ALICE))
