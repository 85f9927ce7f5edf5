"""Object names: the hash of kind, length and content (gitformat-loose, hash-function-transition).

Git does not compare a stored object with its name when `cat-file` gives it out, so we do.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Final, Literal, Protocol

from worknode_guard.gitio.repository import ObjectFormat


class Hash(Protocol):
    """What of a hash object is used."""

    def update(self, data: bytes, /) -> None:
        """Add bytes."""
        ...

    def hexdigest(self) -> str:
        """Give the digest in hex."""
        ...


Kind = Literal["commit", "tree", "blob", "tag"]

_HEX: Final = frozenset("0123456789abcdef")
Hasher = Callable[[str, bytes], str]


def is_oid(text: str, length: int) -> bool:
    """Tell whether `text` is a full object name of `length` lower-case hex digits."""
    return len(text) == length and _HEX.issuperset(text)


def hasher(object_format: ObjectFormat) -> Hasher:
    """Give the function `(kind, content) → object name` of an object format."""
    function = _interpreters_own(object_format)

    def name_of(kind: str, content: bytes) -> str:
        digest = function(b"%s %d\0" % (kind.encode(), len(content)))
        digest.update(content)
        return digest.hexdigest()

    return name_of


def _interpreters_own(object_format: ObjectFormat) -> Callable[[bytes], Hash]:
    """Find SHA-1 or SHA-256 without `hashlib`, whose OpenSSL costs a third of a bare start.

    CPython has them as modules of its own; where it is built without them, `hashlib` serves.
    """
    names = ("_sha1",) if object_format == "sha1" else ("_sha2", "_sha256")
    function = "sha1" if object_format == "sha1" else "sha256"
    for name in (*names, "hashlib"):
        try:
            found: Callable[[bytes], Hash] = getattr(import_module(name), function)
        except ImportError:
            continue
        return found
    raise ImportError(name=names[0])
