"""A software authenticator: hardware keys whose flag byte the test chooses."""

from hashlib import sha256
from typing import NamedTuple

from support.keys import NamedKey, key
from worknode_guard.model.keys import SK_ED25519, PublicKey
from worknode_guard.model.publickeys import point_of, public_key_from_blob
from worknode_guard.model.sshwire import string, uint32
from worknode_guard.signing import sshsig
from worknode_guard.signing.sodium import make_signature, sha512

TOUCHED = 0x01
VERIFIED = 0x04


class HardwareKey(NamedTuple):
    """An `sk-ssh-ed25519@openssh.com` key that answers with the given flags."""

    inner: NamedKey
    flags: int = TOUCHED
    application: bytes = b"ssh:"

    @property
    def public(self) -> PublicKey:
        point = point_of(self.inner.public)
        return public_key_from_blob(
            string(SK_ED25519.encode()) + string(point) + string(self.application)
        )

    @property
    def line(self) -> str:
        """The public key as a document names it."""
        return self.public.text

    def sign(self, message: bytes, namespace: str) -> bytes:
        """Return the armoured signature that an authenticator with these flags makes."""
        name = namespace.encode()
        framed = sshsig.signed_bytes(name, b"sha512", sha512(message))
        frame = bytes([self.flags]) + uint32(7)
        seen = sha256(self.application).digest() + frame + sha256(framed).digest()
        raw = make_signature(self.inner.pair.seed, seen)
        blob = string(SK_ED25519.encode()) + string(point_of(self.inner.public))
        return sshsig.write(
            sshsig.Parts(
                blob + string(self.application),
                name,
                b"sha512",
                SK_ED25519.encode(),
                raw,
                self.flags,
                7,
            )
        )


def hardware(name: str, flags: int = TOUCHED) -> HardwareKey:
    """Return the hardware key of a name."""
    return HardwareKey(key(f"{name} on a token"), flags)
