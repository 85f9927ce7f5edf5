"""SSH signatures as text and as fields (OpenSSH PROTOCOL.sshsig), without any judgement of them.

Exactly what `ssh-keygen -Y sign` writes is read: lines of 70 characters between the two armour
lines, and nothing else. Git stores the same text; it may drop the last line feed.
"""

from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from typing import Final

from worknode_guard.model.sshwire import Reader, WireError, string, uint32
from worknode_guard.named import NamedTuple

MAGIC: Final = b"SSHSIG"
VERSION: Final = 1

_BEGIN: Final = b"-----BEGIN SSH SIGNATURE-----\n"
_END: Final = b"-----END SSH SIGNATURE-----"
# OpenSSH's sshbuf_dtob64 wraps there, though PROTOCOL.sshsig speaks of 76.
_WIDTH: Final = 70
# A real one has some 300 bytes; the application of a hardware key may be longer.
_LONGEST: Final = 8192


class Parts(NamedTuple):
    """The fields of a signature, well-formed but not yet believed.

    Attributes:
        key: The public key it claims, in wire format.
        namespace: What it was made for.
        hash_name: The name of the hash that was signed instead of the message.
        algorithm: The signature algorithm.
        raw: The signature itself.
        flags: The authenticator's flag byte; None for software keys.
        counter: The authenticator's counter; 0 for software keys.
    """

    key: bytes
    namespace: bytes
    hash_name: bytes
    algorithm: bytes
    raw: bytes
    flags: int | None = None
    counter: int = 0


def read(armoured: bytes) -> Parts:
    """Take a signature apart.

    Raises:
        WireError: It is not the text or the structure that ssh-keygen writes; says where.
    """
    reader = Reader(_disarm(armoured))
    if reader.take(len(MAGIC)) != MAGIC:
        raise WireError("it does not begin with SSHSIG")
    if reader.uint32() != VERSION:
        raise WireError("its version is not 1")
    key = reader.string()
    namespace = reader.string()
    if reader.string():
        raise WireError("its reserved field is not empty")
    hash_name = reader.string()
    inner = Reader(reader.string())
    reader.end()
    algorithm = inner.string()
    raw = inner.string()
    if not algorithm.startswith(b"sk-"):
        inner.end()
        return Parts(key, namespace, hash_name, algorithm, raw)
    flags = inner.byte()
    counter = inner.uint32()
    inner.end()
    return Parts(key, namespace, hash_name, algorithm, raw, flags, counter)


def write(parts: Parts) -> bytes:
    """Put a signature together, as `ssh-keygen -Y sign` would write it."""
    inner = string(parts.algorithm) + string(parts.raw)
    if parts.flags is not None:
        inner += bytes([parts.flags]) + uint32(parts.counter)
    return seal(parts.key, parts.namespace, parts.hash_name, inner)


def seal(key: bytes, namespace: bytes, hash_name: bytes, made: bytes) -> bytes:
    """Put the key, the purpose and what the key made (algorithm and signature) together."""
    head = MAGIC + uint32(VERSION) + string(key) + string(namespace) + string(b"")
    return arm(head + string(hash_name) + string(made))


def arm(blob: bytes) -> bytes:
    """Wrap a binary signature in its armour lines."""
    text = b2a_base64(blob, newline=False)
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return _BEGIN + b"\n".join(lines) + b"\n" + _END + b"\n"


def signed_bytes(namespace: bytes, hash_name: bytes, digest: bytes) -> bytes:
    """Return what is really signed: a frame around the hash of the message."""
    return MAGIC + string(namespace) + string(b"") + string(hash_name) + string(digest)


def _disarm(armoured: bytes) -> bytes:
    if len(armoured) > _LONGEST:
        raise WireError("it is too long for a signature")
    whole = armoured if armoured.endswith(b"\n") else armoured + b"\n"
    if not (whole.startswith(_BEGIN) and whole.endswith(b"\n" + _END + b"\n")):
        raise WireError("text stands before or after it, or its armour lines are missing")
    text = whole[len(_BEGIN) : -len(_END) - 2].replace(b"\n", b"")
    try:
        blob = a2b_base64(text, strict_mode=True)
    except Base64Error:
        raise WireError("the text inside is not base64") from None
    # Writing it again finds every other liberty: spaces, odd line lengths, spare bits, CR.
    if arm(blob) != whole:
        raise WireError("its lines are not exactly as ssh-keygen writes them")
    return blob
