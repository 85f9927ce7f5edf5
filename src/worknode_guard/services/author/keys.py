"""The keys with which an author can sign here and now."""

from collections.abc import Callable

from worknode_guard.model.keys import PublicKey
from worknode_guard.named import NamedTuple

Sign = Callable[[bytes, str], bytes]
"""(message, namespace) → armoured signature; raises GuardError where the key cannot be used."""


class KeyAtHand(NamedTuple):
    """A key that can sign.

    Attributes:
        public: Its public half.
        sign: Signs with it; may ask for a passphrase or a touch.
        origin: Where it was found, for people.
    """

    public: PublicKey
    sign: Sign
    origin: str
