"""Public keys and verified signatures, as values. Bytes and curves live in `signing`."""

from typing import Final, Literal

from worknode_guard.named import NamedTuple

ED25519: Final = "ssh-ed25519"
SK_ED25519: Final = "sk-ssh-ed25519@openssh.com"

Presence = Literal["touch", "pin"]


class PublicKey(NamedTuple):
    """An OpenSSH public key, parsed and canonical.

    Attributes:
        text: `ALGORITHM BASE64`, without a comment; equal keys have equal texts.
        fingerprint: `SHA256:…` as ssh-keygen prints it (unpadded base64).
    """

    text: str
    fingerprint: str

    @property
    def algorithm(self) -> str:
        """`ssh-ed25519` or `sk-ssh-ed25519@openssh.com`."""
        return self.text.split(" ", 1)[0]

    @property
    def is_hardware(self) -> bool:
        """Whether the private half lives in a FIDO authenticator."""
        return self.algorithm == SK_ED25519


class Signature(NamedTuple):
    """A signature that was verified over exact bytes in one namespace.

    Attributes:
        key: The key that made it.
        touched: The authenticator's flag byte shows user presence (False for software keys).
        pin: The flag byte shows user verification (False for software keys).
    """

    key: PublicKey
    touched: bool = False
    pin: bool = False

    def proves(self, presence: Presence | None) -> bool:
        """Tell whether the presence that a person's key must show was shown."""
        if presence is None:
            return True
        return self.touched if presence == "touch" else self.touched and self.pin


class BadSignature(NamedTuple):
    """A signature that does not hold, and why, in words for a reader.

    `key` is the key it claims, where that much could be read.
    """

    reason: str
    key: PublicKey | None = None
