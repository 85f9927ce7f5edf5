"""OpenSSH public keys: one line of text, or the blob inside it, to `PublicKey` and back.

Only Ed25519 keys are known, in software (`ssh-ed25519`) or in a FIDO authenticator
(`sk-ssh-ed25519@openssh.com`, OpenSSH PROTOCOL.u2f). A key has exactly one accepted text, so that
two texts are equal when the keys are.
"""

from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from functools import lru_cache
from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.model.curve import is_sound_point, sha256
from worknode_guard.model.keys import ED25519, SK_ED25519, PublicKey
from worknode_guard.model.sshwire import Reader, WireError, string

_LONGEST_LINE: Final = 4096
_MAKE_ONE: Final = "make an Ed25519 key: ssh-keygen -t ed25519, and give the line of its .pub file"


def parse_public_key(text: str) -> PublicKey:
    """Read `ALGORITHM BASE64 [comment]`; the comment is dropped.

    Raises:
        UsageError: It is not one line with one Ed25519 key, exactly as ssh-keygen writes it.
    """
    if len(text) > _LONGEST_LINE or not text.isprintable():
        raise _refused("it is not one line of printable text")
    algorithm, _, rest = text.partition(" ")
    encoded = rest.partition(" ")[0]
    if algorithm not in {ED25519, SK_ED25519}:
        raise _refused(_why_not(text, algorithm))
    try:
        blob = a2b_base64(encoded.encode(), strict_mode=True)
    except Base64Error:
        raise _refused("its second part is not base64") from None
    if _base64(blob) != encoded:
        raise _refused("its base64 is not the one that ssh-keygen writes")
    key = public_key_from_blob(blob)
    if key.algorithm != algorithm:
        raise _refused(f"it says {algorithm}, but the key inside is {key.algorithm}")
    return key


@lru_cache(maxsize=512)
def public_key_from_blob(blob: bytes) -> PublicKey:
    """Read a key in wire format (RFC 8709, section 4; PROTOCOL.u2f).

    Raises:
        UsageError: It is no Ed25519 key, has bytes left over, or its point is not canonical and
            of prime order.
    """
    try:
        algorithm, point, application = _split(blob)
    except WireError as error:
        raise _refused(str(error)) from None
    if not is_sound_point(point):
        raise _refused("its point is weak or not canonical, so anyone could sign for it")
    if application is not None and not _is_application(application):
        raise _refused("its application is empty or not printable ASCII")
    return PublicKey(f"{algorithm} {_base64(blob)}", fingerprint(blob))


def fingerprint(blob: bytes) -> str:
    """Return `SHA256:…` as `ssh-keygen -l` prints it."""
    return "SHA256:" + _base64(sha256(blob)).rstrip("=")


def blob_of(key: PublicKey) -> bytes:
    """Return the wire format of a key."""
    return a2b_base64(key.text.split(" ", 1)[1])


def point_of(key: PublicKey) -> bytes:
    """Return the 32 bytes of the Ed25519 point."""
    return _split(blob_of(key))[1]


def application_of(key: PublicKey) -> bytes:
    """Return the FIDO application of a hardware key (usually `ssh:`), or nothing."""
    return _split(blob_of(key))[2] or b""


def ed25519_blob(point: bytes) -> bytes:
    """Return the wire format of a software key."""
    return string(ED25519.encode()) + string(point)


def _split(blob: bytes) -> tuple[str, bytes, bytes | None]:
    reader = Reader(blob)
    algorithm = reader.string()
    if algorithm == ED25519.encode():
        parts: tuple[str, bytes, bytes | None] = ED25519, reader.string(), None
    elif algorithm == SK_ED25519.encode():
        parts = SK_ED25519, reader.string(), reader.string()
    else:
        raise WireError("the key inside is not an Ed25519 key")
    reader.end()
    return parts


def _is_application(application: bytes) -> bool:
    return (
        application.isascii()
        and application.decode("ascii", "replace").isprintable()
        and (application != b"")
    )


def _base64(data: bytes) -> str:
    return b2a_base64(data, newline=False).decode()


def _why_not(text: str, word: str) -> str:
    """Say what the key is instead, where that can be told from its text."""
    if "PRIVATE KEY" in text:
        return "it is a private key; keep it secret"
    if "-cert-" in word:
        return "certificates are not supported"
    if word in {"ssh-rsa", "ssh-dss"} or "ecdsa-sha2" in word:
        return f"{word} keys are not supported"
    if f" {ED25519} " in text or f" {SK_ED25519} " in text:
        return "options, spaces or other words stand before the key"
    return "it does not begin with ssh-ed25519 or sk-ssh-ed25519@openssh.com"


def _refused(why: str) -> UsageError:
    return UsageError("not a public key that can be used here", why=why, fix=_MAKE_ONE)
