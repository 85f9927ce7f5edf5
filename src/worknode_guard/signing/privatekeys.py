"""Private key files as OpenSSH keeps them (OpenSSH PROTOCOL.key), without encryption.

What is encrypted or lives in hardware is left to ssh-agent and ssh-keygen; of such a file only
the public half is read, which stands in the clear.
"""

from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.model.keys import ED25519, PublicKey
from worknode_guard.model.publickeys import blob_of, point_of, public_key_from_blob
from worknode_guard.model.sshwire import Reader, WireError, string, uint32
from worknode_guard.signing.keypair import KeyPair, pair_of
from worknode_guard.signing.sodium import SEED_BYTES

_BEGIN: Final = b"-----BEGIN OPENSSH PRIVATE KEY-----\n"
_END: Final = b"-----END OPENSSH PRIVATE KEY-----\n"
_MAGIC: Final = b"openssh-key-v1\0"
_WIDTH: Final = 70
# The block size of the cipher "none".
_BLOCK: Final = 8


def decode_private_key(text: bytes, name: str) -> KeyPair:
    """Read an unencrypted Ed25519 key file.

    Args:
        text: The bytes of the file.
        name: What to call the file in an error.

    Raises:
        UsageError: It is encrypted, of another kind, or damaged.
    """
    try:
        reader = _open(text)
        cipher, key_derivation = reader.string(), reader.string()
        options, blob = _one_public(reader)
        if cipher != b"none" or key_derivation != b"none" or options:
            raise _encrypted(name)
        secrets = Reader(reader.string())
        reader.end()
        return _one_secret(secrets, _public(blob))
    except WireError as error:
        raise _unreadable(name, str(error)) from None


def public_half(text: bytes, name: str) -> PublicKey:
    """Read the public half of a private key file, encrypted or not.

    Raises:
        UsageError: The file is of another kind or damaged.
    """
    try:
        reader = _open(text)
        reader.string()
        reader.string()
        return _public(_one_public(reader)[1])
    except WireError as error:
        raise _unreadable(name, str(error)) from None


def encode_private_key(pair: KeyPair, comment: str, check: int) -> bytes:
    """Write a key as an unencrypted OpenSSH private key file.

    Args:
        pair: The key.
        comment: What the key is for; readers show it.
        check: Any 32-bit number; it stands there twice, to detect a wrong passphrase.
    """
    point = point_of(pair.public)
    secrets = uint32(check) * 2 + string(ED25519.encode()) + string(point)
    secrets += string(pair.seed + point) + string(comment.encode())
    secrets += _padding(len(secrets))
    body = _MAGIC + string(b"none") * 2 + string(b"") + uint32(1)
    body += string(blob_of(pair.public)) + string(secrets)
    text = b2a_base64(body, newline=False)
    lines = [text[at : at + _WIDTH] + b"\n" for at in range(0, len(text), _WIDTH)]
    return _BEGIN + b"".join(lines) + _END


def _open(text: bytes) -> Reader:
    """Return the fields after the magic of the file."""
    text = text.replace(b"\r\n", b"\n")  # an editor on Windows may have been there
    if not (text.startswith(_BEGIN) and text.endswith(_END)):
        raise WireError("it does not have the first and last line of an OpenSSH private key")
    lines = text[len(_BEGIN) : -len(_END)].replace(b"\n", b"")
    try:
        reader = Reader(a2b_base64(lines, strict_mode=True))
    except Base64Error:
        raise WireError("the text inside is not base64") from None
    if reader.take(len(_MAGIC)) != _MAGIC:
        raise WireError("it does not begin with openssh-key-v1")
    return reader


def _one_public(reader: Reader) -> tuple[bytes, bytes]:
    """Return the options of the key derivation, and the public key in wire format."""
    options = reader.string()
    if reader.uint32() != 1:
        raise WireError("it does not hold exactly one key")
    return options, reader.string()


def _public(blob: bytes) -> PublicKey:
    try:
        return public_key_from_blob(blob)
    except UsageError as error:
        raise WireError(error.why) from None


def _one_secret(reader: Reader, public: PublicKey) -> KeyPair:
    if reader.uint32() != reader.uint32():
        raise WireError("its two check numbers differ")
    if reader.string() != ED25519.encode():
        raise WireError("its private half is in a security key, which ssh-keygen has to ask")
    point, secret = reader.string(), reader.string()
    reader.string()  # the comment
    padding = reader.rest()
    if len(padding) >= _BLOCK or padding != bytes(range(1, len(padding) + 1)):
        raise WireError("its padding is damaged")
    if len(secret) != SEED_BYTES + len(point):
        raise WireError("its private half has the wrong length")
    pair = pair_of(secret[:SEED_BYTES])
    if pair.public != public or secret[SEED_BYTES:] != point or point_of(public) != point:
        raise WireError("its private and public halves do not belong together")
    return pair


def _padding(length: int) -> bytes:
    return bytes(range(1, -length % _BLOCK + 1))


def _encrypted(name: str) -> UsageError:
    return UsageError(
        f"the private key {name} is encrypted",
        why="only ssh-agent and ssh-keygen can ask for its passphrase",
        fix=f"add it to the agent (ssh-add {name}), or install OpenSSH's ssh-keygen",
    )


def _unreadable(name: str, why: str) -> UsageError:
    return UsageError(
        f"{name} is not a private key that can be used here",
        why=why,
        fix="name an OpenSSH Ed25519 key; one is made by: ssh-keygen -t ed25519",
    )
