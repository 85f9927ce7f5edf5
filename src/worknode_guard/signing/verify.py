"""Verification of SSH signatures, in process and strict.

The verdict is this room's own, never that of git or ssh-keygen, which a repository's configuration
can replace by a program of its choice. Whatever passes here, they accept too.
"""

from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.model.curve import sha256
from worknode_guard.model.keys import BadSignature, PublicKey, Signature
from worknode_guard.model.publickeys import application_of, point_of, public_key_from_blob
from worknode_guard.model.sshwire import WireError, uint32
from worknode_guard.signing import sshsig
from worknode_guard.signing.sodium import SIGNATURE_BYTES, sha512, verifies

# Bits of an authenticator's flag byte (WebAuthn, section 6.1).
_USER_PRESENT: Final = 0x01
_USER_VERIFIED: Final = 0x04

_HASHES: Final = {b"sha256": sha256, b"sha512": sha512}


def verify(message: bytes, armoured: bytes, namespace: str) -> Signature | BadSignature:
    """Judge a signature over exact bytes.

    Args:
        message: The bytes that were signed.
        armoured: The signature with its armour lines, with or without the last line feed.
        namespace: What it must have been made for: `git`, or `<kind>@worknode-guard`.

    Returns:
        The key that signed and the presence its authenticator showed, or why it does not hold.
        No input raises.
    """
    try:
        parts = sshsig.read(armoured)
    except WireError as error:
        return BadSignature(f"not a signature as ssh-keygen writes it: {error}")
    try:
        key = public_key_from_blob(parts.key)
    except UsageError as error:
        return BadSignature(f"{error.what}: {error.why}")
    fault = _fault(parts, key, namespace)
    if fault:
        return BadSignature(fault, key)
    digest = _HASHES[parts.hash_name](message)
    signed = sshsig.signed_bytes(parts.namespace, parts.hash_name, digest)
    if not verifies(point_of(key), _as_seen_by_key(signed, parts, key), parts.raw):
        return BadSignature("it does not match the signed bytes", key)
    flags = parts.flags or 0
    return Signature(key, bool(flags & _USER_PRESENT), bool(flags & _USER_VERIFIED))


def _fault(parts: sshsig.Parts, key: PublicKey, namespace: str) -> str:
    """Say what is wrong with the fields, before any arithmetic; empty when nothing is."""
    if parts.namespace != namespace.encode():
        return f"it was made for {parts.namespace.decode(errors='replace')!r}, not {namespace!r}"
    if parts.hash_name not in _HASHES:
        return "its hash is neither sha256 nor sha512"
    if parts.algorithm != key.algorithm.encode():
        return "its algorithm is not the key's"
    if len(parts.raw) != SIGNATURE_BYTES:
        return f"it has {len(parts.raw)} bytes, not {SIGNATURE_BYTES}"
    return ""


def _as_seen_by_key(signed: bytes, parts: sshsig.Parts, key: PublicKey) -> bytes:
    """Return the bytes under the curve: an authenticator signs hashes, flags and counter."""
    if parts.flags is None:
        return signed
    frame = bytes([parts.flags]) + uint32(parts.counter)
    return sha256(application_of(key)) + frame + sha256(signed)
