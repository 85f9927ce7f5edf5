"""The arithmetic that a public key needs to be read: SHA-256, and whether a point is sound.

Pure computation in libsodium, through PyNaCl. `nacl._sodium` is PyNaCl's compiled binding; it is
imported instead of `nacl.bindings`, which wraps the same functions, because it loads in 0.6 ms
instead of 3.5 ms and every check pays that.
"""

from typing import Final

from nacl._sodium import ffi, lib

from worknode_guard.errors import UndecidedError

KEY_BYTES: Final = 32

if lib.sodium_init() < 0 or not lib.PYNACL_HAS_CRYPTO_CORE_ED25519:
    raise UndecidedError(
        "the installed libsodium cannot verify signatures strictly",
        why="it did not start, or it was built without its Ed25519 group functions",
        fix="install PyNaCl from its own wheel: pip install --force-reinstall PyNaCl",
    )


def sha256(data: bytes) -> bytes:
    """Return the SHA-256 of `data`: 32 bytes."""
    digest = ffi.new("unsigned char[]", 32)
    lib.crypto_hash_sha256(digest, data, len(data))
    return bytes(ffi.buffer(digest))


def is_sound_point(point: bytes) -> bool:
    """Tell whether 32 bytes are the canonical encoding of a point of prime order."""
    return len(point) == KEY_BYTES and lib.crypto_core_ed25519_is_valid_point(point) == 1
