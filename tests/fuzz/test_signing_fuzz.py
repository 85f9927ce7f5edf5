"""Any bytes give a verdict or the documented error, never another exception."""

from base64 import b64decode

from hypothesis import example, given
from hypothesis import strategies as st

from support.hardware import hardware
from support.keys import key
from worknode_guard.errors import UsageError
from worknode_guard.model.keys import BadSignature, PublicKey, Signature
from worknode_guard.model.publickeys import (
    application_of,
    blob_of,
    parse_public_key,
    point_of,
    public_key_from_blob,
)
from worknode_guard.signing import sshsig
from worknode_guard.signing.keypair import KeyPair
from worknode_guard.signing.privatekeys import decode_private_key, encode_private_key, public_half
from worknode_guard.signing.verify import verify

ALICE = key("alice")
TOKEN = hardware("alice")
SIGNATURES = st.sampled_from([ALICE.sign(b"m", "git"), TOKEN.sign(b"m", "git")])
KEY_FILE = encode_private_key(ALICE.pair, "alice", 7)


@st.composite
def damaged(draw: st.DrawFn, whole: st.SearchStrategy[bytes]) -> bytes:
    """Sound bytes with a few pieces cut out, put in or doubled."""
    data = draw(whole)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        data = data[:start] + draw(st.binary(max_size=8) | st.just(data[start:])) + data[end:]
    return data


def blob_in(armoured: bytes) -> bytes:
    return b64decode(b"".join(armoured.split(b"\n")[1:-2]))


@given(st.binary(max_size=600) | damaged(SIGNATURES), st.binary(max_size=40), st.text(max_size=20))
@example(ALICE.sign(b"m", "git"), b"m", "\N{SNOWMAN}")
def test_a_signature_is_judged(armoured: bytes, message: bytes, namespace: str) -> None:
    assert isinstance(verify(message, armoured, namespace), Signature | BadSignature)


@given(st.binary(max_size=600) | damaged(SIGNATURES.map(blob_in)))
def test_the_blob_of_a_signature_is_judged(blob: bytes) -> None:
    found = verify(b"m", sshsig.arm(blob), "git")
    if isinstance(found, Signature):
        assert sshsig.arm(blob) in {ALICE.sign(b"m", "git"), TOKEN.sign(b"m", "git")}
    else:
        assert found.reason


def is_whole(found: PublicKey) -> bool:
    """Whether a key can be written, read again and taken apart."""
    assert len(point_of(found)) == 32
    assert (application_of(found) != b"") == found.is_hardware
    return parse_public_key(found.text) == public_key_from_blob(blob_of(found)) == found


@given(
    st.text()
    | st.sampled_from([ALICE.line, TOKEN.line]).flatmap(
        lambda line: damaged(st.just(line.encode())).map(lambda data: data.decode("latin-1"))
    )
)
def test_a_line_is_a_key_or_refused(text: str) -> None:
    try:
        found = parse_public_key(text)
    except UsageError:
        return
    assert is_whole(found)


@given(st.binary() | damaged(st.sampled_from([blob_of(ALICE.public), blob_of(TOKEN.public)])))
def test_a_blob_is_a_key_or_refused(blob: bytes) -> None:
    try:
        found = public_key_from_blob(blob)
    except UsageError:
        return
    assert is_whole(found)
    assert blob_of(found) == blob


@given(st.binary() | damaged(st.just(KEY_FILE)))
def test_a_key_file_is_a_key_or_refused(text: bytes) -> None:
    for read in (decode_private_key, public_half):
        try:
            found = read(text, "a key")
        except UsageError:
            continue
        assert found == ALICE.pair if isinstance(found, KeyPair) else is_whole(found)


def armed(body: bytes) -> bytes:
    lines = KEY_FILE.split(b"\n")
    text = sshsig.arm(body).split(b"\n")[1:-2]
    return b"\n".join([lines[0], *text, *lines[-2:]])


@given(st.binary() | damaged(st.just(blob_in(KEY_FILE))))
def test_the_inside_of_a_key_file_is_a_key_or_refused(body: bytes) -> None:
    try:
        found = decode_private_key(armed(body), "a key")
    except UsageError:
        return
    assert found == ALICE.pair
