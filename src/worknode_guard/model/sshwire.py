"""The binary encoding that SSH keys and signatures are made of (RFC 4251, section 5)."""


class WireError(ValueError):
    """Bytes that are not the encoding expected there. Callers make their own error of it."""


class Reader:
    """Reads one encoded structure from start to end, with nothing left over.

    Each method raises `WireError` when the bytes run out.
    """

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes as they stand."""
        end = self._at + count
        if end > len(self._data):
            raise WireError("the data ends too early")
        piece = self._data[self._at : end]
        self._at = end
        return piece

    def byte(self) -> int:
        """Return one byte as a number."""
        return self.take(1)[0]

    def uint32(self) -> int:
        """Return a 32-bit big-endian number."""
        return int.from_bytes(self.take(4), "big")

    def string(self) -> bytes:
        """Return a string: its length as uint32, then its bytes."""
        return self.take(self.uint32())

    def rest(self) -> bytes:
        """Return everything not read yet."""
        return self.take(len(self._data) - self._at)

    def end(self) -> None:
        """Require that every byte was read."""
        if self._at != len(self._data):
            raise WireError("bytes are left over at the end")


def uint32(number: int) -> bytes:
    """Encode a 32-bit number."""
    return number.to_bytes(4, "big")


def string(data: bytes) -> bytes:
    """Encode a string."""
    return uint32(len(data)) + data
