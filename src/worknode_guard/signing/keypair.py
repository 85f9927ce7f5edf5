"""An Ed25519 key pair in memory, and signing with it in process."""

import os

from worknode_guard.model.keys import ED25519, PublicKey
from worknode_guard.model.publickeys import blob_of, ed25519_blob, public_key_from_blob
from worknode_guard.named import NamedTuple
from worknode_guard.signing import sshsig
from worknode_guard.signing.sodium import SEED_BYTES, make_signature, public_of, sha512


class KeyPair(NamedTuple):
    """A software key whose private half is in memory. Its text form never shows the seed.

    Attributes:
        seed: The private half, 32 bytes (RFC 8032, section 5.1.5).
        public: The public half.
    """

    seed: bytes
    public: PublicKey

    def __repr__(self) -> str:
        return f"KeyPair({self.public.fingerprint})"


def new_pair() -> KeyPair:
    """Make a key pair from the system's randomness."""
    return pair_of(os.urandom(SEED_BYTES))


def pair_of(seed: bytes) -> KeyPair:
    """Return the pair that belongs to a seed of 32 bytes."""
    return KeyPair(seed, public_key_from_blob(ed25519_blob(public_of(seed))))


def sign_with(pair: KeyPair, message: bytes, namespace: str) -> bytes:
    """Sign in process, and return the armoured signature; equal input gives equal bytes."""
    name = namespace.encode()
    framed = sshsig.signed_bytes(name, b"sha512", sha512(message))
    raw = make_signature(pair.seed, framed)
    return sshsig.write(sshsig.Parts(blob_of(pair.public), name, b"sha512", ED25519.encode(), raw))
