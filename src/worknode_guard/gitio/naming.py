"""Object names: the hash of kind, length and content (gitformat-loose, hash-function-transition).

Git does not compare a stored object with its name when `cat-file` gives it out, so we do.
"""

from collections.abc import Callable
from typing import Final, Literal

from worknode_guard.gitio.repository import ObjectFormat

Kind = Literal["commit", "tree", "blob", "tag"]

_HEX: Final = frozenset("0123456789abcdef")
Hasher = Callable[[str, bytes], str]


def is_oid(text: str, length: int) -> bool:
    """Tell whether `text` is a full object name of `length` lower-case hex digits."""
    return len(text) == length and _HEX.issuperset(text)


def hasher(object_format: ObjectFormat) -> Hasher:
    """Give the function `(kind, content) → object name` of an object format."""
    import hashlib  # noqa: PLC0415  3 ms that a run without git objects does not pay

    function = hashlib.sha1 if object_format == "sha1" else hashlib.sha256

    def name_of(kind: str, content: bytes) -> str:
        digest = function(b"%s %d\0" % (kind.encode(), len(content)))
        digest.update(content)
        return digest.hexdigest()

    return name_of
