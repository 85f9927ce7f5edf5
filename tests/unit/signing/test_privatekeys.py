"""Private key files: the format that OpenSSH reads and writes."""

from base64 import b64encode

import pytest

from support.keys import key
from worknode_guard.errors import UsageError
from worknode_guard.model.keys import ED25519, SK_ED25519
from worknode_guard.model.publickeys import blob_of, point_of
from worknode_guard.model.sshwire import string, uint32
from worknode_guard.signing.keypair import KeyPair, new_pair, pair_of
from worknode_guard.signing.privatekeys import decode_private_key, encode_private_key, public_half

ALICE = key("alice").pair
BOB = key("bob").pair
BLOB = blob_of(ALICE.public)
POINT = point_of(ALICE.public)
GOOD = encode_private_key(ALICE, "a comment", check=7)


def armed(body: bytes) -> bytes:
    text = b64encode(body)
    lines = b"".join(text[at : at + 70] + b"\n" for at in range(0, len(text), 70))
    return b"-----BEGIN OPENSSH PRIVATE KEY-----\n" + lines + b"-----END OPENSSH PRIVATE KEY-----\n"


def secret_part(
    *,
    checks: tuple[int, int] = (1, 1),
    algorithm: str = ED25519,
    point: bytes = POINT,
    secret: bytes = ALICE.seed + POINT,
    comment: bytes = b"ab",
    padding: bytes | None = None,
) -> bytes:
    part = uint32(checks[0]) + uint32(checks[1]) + string(algorithm.encode()) + string(point)
    part += string(secret) + string(comment)
    return part + (bytes(range(1, -len(part) % 8 + 1)) if padding is None else padding)


def file_of(
    *,
    magic: bytes = b"openssh-key-v1\0",
    cipher: bytes = b"none",
    derivation: bytes = b"none",
    options: bytes = b"",
    count: int = 1,
    blob: bytes = BLOB,
    secrets: bytes | None = None,
    after: bytes = b"",
) -> bytes:
    body = magic + string(cipher) + string(derivation) + string(options) + uint32(count)
    body += string(blob) + string(secret_part() if secrets is None else secrets) + after
    return armed(body)


READS = {
    "what we write": GOOD,
    "a file by hand": file_of(),
    "carriage returns": GOOD.replace(b"\n", b"\r\n"),
    "no comment": file_of(secrets=secret_part(comment=b"")),
}

ENCRYPTED = {
    "a cipher": file_of(cipher=b"aes256-ctr", derivation=b"bcrypt", options=b"salt"),
    "a key derivation": file_of(derivation=b"bcrypt"),
    "options of a derivation": file_of(options=b"salt"),
}

REFUSES = {
    "nothing": (b"", "first and last line"),
    "a public key": (f"{ALICE.public.text}\n".encode(), "first and last line"),
    "PEM": (b"-----BEGIN RSA PRIVATE KEY-----\n", "first and last line"),
    "no last line": (GOOD[:-5], "first and last line"),
    "not base64": (GOOD.replace(b"\nb3", b"\n!3"), "not base64"),
    "other magic": (file_of(magic=b"openssh-key-v2\0"), "openssh-key-v1"),
    "no key": (file_of(count=0), "exactly one key"),
    "two keys": (file_of(count=2), "exactly one key"),
    "bytes left over": (file_of(after=b"\0"), "left over"),
    "a truncated file": (armed(b"openssh-key-v1\0" + string(b"none")), "too early"),
    "RSA": (file_of(blob=string(b"ssh-rsa") + string(b"\1")), "not an Ed25519 key"),
    "another secret kind": (file_of(secrets=secret_part(algorithm=SK_ED25519)), "security key"),
    "check numbers that differ": (file_of(secrets=secret_part(checks=(1, 2))), "check numbers"),
    "padding of zeros": (file_of(secrets=secret_part(padding=b"\0\0\0")), "padding"),
    "padding of a block": (file_of(secrets=secret_part(padding=bytes(range(1, 9)))), "padding"),
    "a short secret": (file_of(secrets=secret_part(secret=ALICE.seed)), "wrong length"),
    "another seed": (file_of(secrets=secret_part(secret=BOB.seed + POINT)), "belong together"),
    "another public half behind the seed": (
        file_of(secrets=secret_part(secret=ALICE.seed + point_of(BOB.public))),
        "belong together",
    ),
    "another public half before it": (
        file_of(secrets=secret_part(point=point_of(BOB.public))),
        "belong together",
    ),
    "another public half in the clear": (file_of(blob=blob_of(BOB.public)), "belong together"),
}


@pytest.mark.parametrize("case", READS)
def test_reads(case: str) -> None:
    assert decode_private_key(READS[case], "k") == ALICE
    assert public_half(READS[case], "k") == ALICE.public


@pytest.mark.parametrize("case", REFUSES)
def test_refuses(case: str) -> None:
    text, why = REFUSES[case]
    with pytest.raises(UsageError) as caught:
        decode_private_key(text, "the key")
    assert why in caught.value.why
    assert caught.value.what.startswith("the key is not a private key")


@pytest.mark.parametrize("case", ENCRYPTED)
def test_leaves_an_encrypted_key_to_the_agent(case: str) -> None:
    with pytest.raises(UsageError, match="encrypted") as caught:
        decode_private_key(ENCRYPTED[case], "the key")
    assert "ssh-add the key" in caught.value.fix
    assert public_half(ENCRYPTED[case], "the key") == ALICE.public


@pytest.mark.parametrize("case", ["nothing", "no key", "RSA", "a truncated file"])
def test_refuses_to_name_the_public_half_of(case: str) -> None:
    text, why = REFUSES[case]
    with pytest.raises(UsageError) as caught:
        public_half(text, "the key")
    assert why in caught.value.why


@pytest.mark.parametrize("length", range(9))
def test_pads_whatever_the_comment(length: int) -> None:
    assert decode_private_key(encode_private_key(BOB, "c" * length, 0), "k") == BOB


def test_a_pair_never_shows_its_seed() -> None:
    assert repr(ALICE) == f"KeyPair({ALICE.public.fingerprint})"
    assert str(ALICE) == repr(ALICE)


def test_new_pairs_differ() -> None:
    one, other = new_pair(), new_pair()
    assert isinstance(one, KeyPair)
    assert one != other
    assert pair_of(one.seed) == one
