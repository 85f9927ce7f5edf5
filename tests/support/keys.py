"""Test keys that are the same in every run: `key("alice")` signs, and can be written to a file."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from worknode_guard.model.keys import PublicKey
from worknode_guard.signing.keypair import KeyPair, pair_of, sign_with
from worknode_guard.signing.privatekeys import encode_private_key


class NamedKey(NamedTuple):
    """A software key that belongs to a name, and nobody's secret."""

    name: str
    pair: KeyPair

    @property
    def public(self) -> PublicKey:
        return self.pair.public

    @property
    def line(self) -> str:
        """The public key as a document names it."""
        return self.public.text

    def sign(self, message: bytes, namespace: str) -> bytes:
        """Return the armoured signature, as `ssh-keygen -Y sign` would write it."""
        return sign_with(self.pair, message, namespace)

    def write(self, folder: Path) -> Path:
        """Write the private key and its `.pub` file; return the path of the private one."""
        path = folder / self.name
        path.touch(mode=0o600, exist_ok=False)
        path.write_bytes(encode_private_key(self.pair, self.name, check=1))
        path.with_name(f"{self.name}.pub").write_text(f"{self.line} {self.name}\n")
        return path


def key(name: str) -> NamedKey:
    """Return the key of a name."""
    return NamedKey(name, pair_of(sha256(b"test key " + name.encode()).digest()))
