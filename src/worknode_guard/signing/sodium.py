"""The few functions of libsodium that the guard stands on, through PyNaCl.

What reading a public key needs stands in `model.curve`, which also starts the library.

Verification is stricter than either libsodium or OpenSSH alone. Recent libsodium accepts a
signature whose R carries a component of small order (it checks the equation times eight), and
OpenSSH does not; OpenSSH has long accepted S >= L, and libsodium does not. What passes here
has S < L and both R and the key in the prime-order group, where the two equations say the same.
"""

from typing import Final

from nacl._sodium import ffi, lib

from worknode_guard.model.curve import KEY_BYTES, is_sound_point

SEED_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64
# L of RFC 8032, section 5.1: the order of the base point.
GROUP_ORDER: Final = 2**252 + 27742317777372353535851937790883648493


def sha512(data: bytes) -> bytes:
    """Return the SHA-512 of `data`: 64 bytes."""
    digest = ffi.new("unsigned char[]", 64)
    lib.crypto_hash_sha512(digest, data, len(data))
    return bytes(ffi.buffer(digest))


def verifies(public: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether an Ed25519 signature holds (RFC 8032, section 5.1.7, without cofactor).

    `public` must be a sound point already: keys are tested once, when they are read.
    """
    if len(public) != KEY_BYTES or len(signature) != SIGNATURE_BYTES:
        return False
    if int.from_bytes(signature[32:], "little") >= GROUP_ORDER:
        return False
    if not is_sound_point(signature[:32]):
        return False
    signed = signature + message
    opened = lib.crypto_sign_open(ffi.NULL, ffi.NULL, signed, len(signed), public)
    return bool(opened == 0)


def public_of(seed: bytes) -> bytes:
    """Return the 32-byte public key of a 32-byte seed."""
    return _pair(seed)[0]


def make_signature(seed: bytes, message: bytes) -> bytes:
    """Sign with the key of a 32-byte seed: 64 bytes, the same for the same message."""
    signed = ffi.new("unsigned char[]", SIGNATURE_BYTES + len(message))
    lib.crypto_sign(signed, ffi.NULL, message, len(message), _pair(seed)[1])
    return bytes(ffi.buffer(signed, SIGNATURE_BYTES))


def _pair(seed: bytes) -> tuple[bytes, bytes]:
    """Return public and secret key in libsodium's form (the secret is seed and public key)."""
    if len(seed) != SEED_BYTES:
        raise ValueError("a seed has 32 bytes")
    public = ffi.new("unsigned char[]", KEY_BYTES)
    secret = ffi.new("unsigned char[]", 64)
    lib.crypto_sign_seed_keypair(public, secret, seed)
    return bytes(ffi.buffer(public)), bytes(ffi.buffer(secret))
