"""Signatures: what is accepted, and every liberty that is not."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha1

import pytest

from support import edwards
from support.hardware import TOUCHED, VERIFIED, hardware
from support.keys import key
from worknode_guard.model.curve import sha256
from worknode_guard.model.keys import ED25519, SK_ED25519, BadSignature, PublicKey, Signature
from worknode_guard.model.publickeys import blob_of, ed25519_blob, point_of
from worknode_guard.model.sshwire import string, uint32
from worknode_guard.signing import sshsig
from worknode_guard.signing.sodium import make_signature, sha512
from worknode_guard.signing.verify import verify

ALICE = key("alice")
MESSAGE = b"tree and parents\n"
GOOD = ALICE.sign(MESSAGE, "git")
PARTS = sshsig.read(GOOD)
TOKEN = hardware("alice")


def blob_in(armoured: bytes) -> bytes:
    return b64decode(b"".join(armoured.split(b"\n")[1:-2]))


def fields(
    *,
    magic: bytes = b"SSHSIG",
    version: int = 1,
    reserved: bytes = b"",
    inner: bytes = string(PARTS.algorithm) + string(PARTS.raw),
    after: bytes = b"",
    public: bytes = PARTS.key,
) -> bytes:
    """A signature with one field changed."""
    head = magic + uint32(version) + string(public) + string(b"git") + string(reserved)
    return sshsig.arm(head + string(b"sha512") + string(inner) + after)


def wrapped(armoured: bytes, width: int) -> bytes:
    """The same signature in lines of another length."""
    text = b64encode(blob_in(armoured))
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    first, last = armoured.split(b"\n")[0], armoured.split(b"\n")[-2]
    return b"\n".join([first, *lines, last, b""])


def hashed(hash_name: bytes, digest: Callable[[bytes], bytes]) -> bytes:
    """A sound signature over any hash."""
    framed = sshsig.signed_bytes(b"git", hash_name, digest(MESSAGE))
    raw = make_signature(ALICE.pair.seed, framed)
    return sshsig.write(PARTS._replace(hash_name=hash_name, raw=raw))


def raised_s(armoured: bytes, times: int) -> bytes:
    """The same signature with S raised by a multiple of the order."""
    parts = sshsig.read(armoured)
    number = int.from_bytes(parts.raw[32:], "little") + times * edwards.L
    return sshsig.write(parts._replace(raw=parts.raw[:32] + number.to_bytes(32, "little")))


def twisted() -> bytes:
    """A signature whose R has a component of small order."""
    framed = sshsig.signed_bytes(b"git", b"sha512", sha512(MESSAGE))
    secret = edwards.scalar_of(ALICE.pair.seed)
    raw = edwards.sign_twisted(secret, point_of(ALICE.public), framed, edwards.EIGHTH)
    return sshsig.write(PARTS._replace(raw=raw))


def by_weak_key() -> bytes:
    """R = B times S verifies for every message under the neutral element as a key."""
    raw = edwards.encode(edwards.BASE) + (1).to_bytes(32, "little")
    return sshsig.write(PARTS._replace(key=ed25519_blob(b"\1" + bytes(31)), raw=raw))


ACCEPTS: dict[str, bytes] = {
    "a signature": GOOD,
    "without the last line feed, as in a commit header": GOOD.removesuffix(b"\n"),
    "over SHA-256": hashed(b"sha256", sha256),
}

NOT_SSH = "not a signature as ssh-keygen writes it: "
REFUSES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", NOT_SSH + "text stands before or after it"),
    "a word": (b"signed", NOT_SSH + "text stands before"),
    "a line feed in front": (b"\n" + GOOD, NOT_SSH + "text stands before"),
    "a space in front": (b" " + GOOD, NOT_SSH + "text stands before"),
    "text after it": (GOOD + b"x", NOT_SSH + "text stands before"),
    "an empty line after it": (GOOD + b"\n", NOT_SSH + "text stands before"),
    "a space after the last line": (GOOD[:-1] + b" \n", NOT_SSH + "text stands before"),
    "two signatures": (GOOD + GOOD, NOT_SSH + "the text inside is not base64"),
    "no last line": (GOOD[:-30], NOT_SSH + "text stands before"),
    "the first line alone": (GOOD.split(b"\n")[0] + b"\n", NOT_SSH + "text stands before"),
    "armour lines that overlap": (
        b"-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
        NOT_SSH + "its lines are not exactly",
    ),
    "carriage returns": (GOOD.replace(b"\n", b"\r\n"), NOT_SSH + "text stands before"),
    "a carriage return inside": (GOOD.replace(b"\nU1N", b"\n\rU1N"), NOT_SSH + "the text inside"),
    "a space inside": (GOOD.replace(b"U1N", b"U 1N"), NOT_SSH + "the text inside is not base64"),
    "a space at the end of a line": (GOOD.replace(b"\n", b" \n", 2), NOT_SSH + "text stands"),
    "an empty line inside": (GOOD.replace(b"\nU1N", b"\n\nU1N"), NOT_SSH + "its lines"),
    "a header inside": (GOOD.replace(b"\nU1N", b"\nHash: x\n\nU1N"), NOT_SSH + "the text inside"),
    "lines of 64": (wrapped(GOOD, 64), NOT_SSH + "its lines"),
    "lines of 76": (wrapped(GOOD, 76), NOT_SSH + "its lines"),
    "one line": (wrapped(GOOD, 9999), NOT_SSH + "its lines"),
    "no padding": (GOOD.replace(b"=\n", b"\n"), NOT_SSH + "the text inside is not base64"),
    "more padding": (GOOD.replace(b"=\n", b"==\n"), NOT_SSH + "the text inside is not base64"),
    "OpenPGP": (GOOD.replace(b"SSH", b"PGP"), NOT_SSH + "text stands before"),
    "a megabyte": (sshsig.arm(bytes(1 << 20)), NOT_SSH + "it is too long"),
    "an empty blob": (sshsig.arm(b""), NOT_SSH + "the data ends too early"),
    "other magic": (fields(magic=b"SSHSIH"), NOT_SSH + "it does not begin with SSHSIG"),
    "version 0": (fields(version=0), NOT_SSH + "its version is not 1"),
    "version 2": (fields(version=2), NOT_SSH + "its version is not 1"),
    "a reserved field": (fields(reserved=b"x"), NOT_SSH + "its reserved field is not empty"),
    "bytes after the blob": (fields(after=b"\0"), NOT_SSH + "bytes are left over"),
    "bytes after the raw signature": (
        fields(inner=string(PARTS.algorithm) + string(PARTS.raw) + b"\0"),
        NOT_SSH + "bytes are left over",
    ),
    "a truncated blob": (sshsig.arm(blob_in(GOOD)[:-1]), NOT_SSH + "the data ends too early"),
    "an empty raw signature": (fields(inner=b""), NOT_SSH + "the data ends too early"),
    "flags for a software key": (
        fields(inner=string(SK_ED25519.encode()) + string(PARTS.raw) + b"\1" + uint32(1)),
        "its algorithm is not the key's",
    ),
    "bytes after the flags": (
        fields(inner=string(SK_ED25519.encode()) + string(PARTS.raw) + b"\1" + uint32(1) + b"\0"),
        NOT_SSH + "bytes are left over",
    ),
    "another algorithm": (
        fields(inner=string(b"ssh-rsa") + string(PARTS.raw)),
        "its algorithm is not the key's",
    ),
    "63 bytes": (
        fields(inner=string(PARTS.algorithm) + string(PARTS.raw[:-1])),
        "it has 63 bytes, not 64",
    ),
    "65 bytes": (
        fields(inner=string(PARTS.algorithm) + string(PARTS.raw + b"\0")),
        "it has 65 bytes, not 64",
    ),
    "an RSA key": (
        fields(public=string(b"ssh-rsa") + string(b"\1\0\1") + string(b"\0" * 9)),
        "not a public key that can be used here: the key inside is not an Ed25519 key",
    ),
    "a key with bytes left over": (fields(public=PARTS.key + b"\0"), "not a public key"),
    "a weak key that signs everything": (by_weak_key(), "not a public key"),
    "another namespace": (
        ALICE.sign(MESSAGE, "plan@worknode-guard"),
        "it was made for 'plan@worknode-guard', not 'git'",
    ),
    "a namespace with NUL": (ALICE.sign(MESSAGE, "git\0"), r"it was made for 'git\x00', not"),
    "another letter case": (ALICE.sign(MESSAGE, "GIT"), "it was made for 'GIT', not 'git'"),
    "SHA-1": (
        hashed(b"sha1", lambda data: sha1(data).digest()),
        "its hash is neither sha256 nor sha512",
    ),
    "no hash": (hashed(b"", bytes), "its hash is neither sha256 nor sha512"),
    "a hash in capitals": (hashed(b"SHA512", sha512), "its hash is neither sha256 nor sha512"),
    "the hash renamed": (
        sshsig.write(PARTS._replace(hash_name=b"sha256")),
        "it does not match the signed bytes",
    ),
    "S raised by the order": (raised_s(GOOD, 1), "it does not match the signed bytes"),
    "S raised by 15 orders": (raised_s(GOOD, 15), "it does not match the signed bytes"),
    "an R of mixed order": (twisted(), "it does not match the signed bytes"),
    "another message": (ALICE.sign(MESSAGE + b"x", "git"), "it does not match the signed bytes"),
    "another key's name on it": (
        sshsig.write(PARTS._replace(key=blob_of(key("bob").public))),
        "it does not match the signed bytes",
    ),
}


@pytest.mark.parametrize("case", ACCEPTS)
def test_accepts(case: str) -> None:
    assert verify(MESSAGE, ACCEPTS[case], "git") == Signature(ALICE.public)


@pytest.mark.parametrize("case", REFUSES)
def test_refuses(case: str) -> None:
    armoured, why = REFUSES[case]
    found = verify(MESSAGE, armoured, "git")
    assert isinstance(found, BadSignature)
    assert found.reason.startswith(why)


def test_every_changed_bit_of_the_blob_is_refused() -> None:
    blob = blob_in(GOOD)
    for bit in range(len(blob) * 8):
        changed = bytearray(blob)
        changed[bit // 8] ^= 1 << bit % 8
        assert isinstance(verify(MESSAGE, sshsig.arm(bytes(changed)), "git"), BadSignature), bit


@pytest.mark.parametrize(
    ("flags", "touched", "pin"),
    [
        (0, False, False),
        (TOUCHED, True, False),
        (VERIFIED, False, True),
        (TOUCHED | VERIFIED, True, True),
        (0xFF & ~TOUCHED & ~VERIFIED, False, False),
    ],
)
def test_tells_what_the_authenticator_saw(*, flags: int, touched: bool, pin: bool) -> None:
    token = hardware("alice", flags)
    found = verify(MESSAGE, token.sign(MESSAGE, "git"), "git")
    assert found == Signature(token.public, touched, pin)


def refused(armoured: bytes) -> PublicKey | None:
    """The key that a refused signature claims."""
    found = verify(MESSAGE, armoured, "git")
    assert isinstance(found, BadSignature)
    assert found.reason == "it does not match the signed bytes"
    return found.key


def test_the_flags_are_part_of_what_is_signed() -> None:
    untouched = sshsig.read(hardware("alice", 0).sign(MESSAGE, "git"))
    assert refused(sshsig.write(untouched._replace(flags=TOUCHED))) == TOKEN.public


def test_the_counter_is_part_of_what_is_signed() -> None:
    parts = sshsig.read(TOKEN.sign(MESSAGE, "git"))
    assert refused(sshsig.write(parts._replace(counter=parts.counter + 1))) == TOKEN.public


def test_the_application_is_part_of_what_is_signed() -> None:
    parts = sshsig.read(TOKEN.sign(MESSAGE, "git"))
    other = TOKEN._replace(application=b"ssh:other").public
    assert refused(sshsig.write(parts._replace(key=blob_of(other)))) == other


def test_a_hardware_key_is_not_the_software_key_of_the_same_point() -> None:
    parts = sshsig.read(TOKEN.sign(MESSAGE, "git"))
    plain = parts._replace(
        key=ed25519_blob(point_of(TOKEN.public)),
        algorithm=ED25519.encode(),
        flags=None,
    )
    assert refused(sshsig.write(plain)) is not None


def test_a_refusal_names_the_key_that_is_claimed() -> None:
    found = verify(b"other", GOOD, "git")
    assert isinstance(found, BadSignature)
    assert found.key == ALICE.public
