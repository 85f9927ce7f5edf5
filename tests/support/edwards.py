"""Ed25519 by the book (RFC 8032, section 5.1), slow and complete: for odd signatures.

A library offers no way to put a component of small order into a key or a signature; this does.
"""

from hashlib import sha512
from typing import Final, NamedTuple

P: Final = 2**255 - 19
L: Final = 2**252 + 27742317777372353535851937790883648493
_D: Final = -121665 * pow(121666, -1, P) % P


class Point(NamedTuple):
    """A point in affine coordinates."""

    x: int
    y: int

    def __mul__(self, scalar: int) -> "Point":  # type: ignore[override]  # a point is no tuple
        total, power = Point(0, 1), self
        while scalar:
            if scalar & 1:
                total = plus(total, power)
            power, scalar = plus(power, power), scalar >> 1
        return total


def plus(one: Point, other: Point) -> Point:
    """Add two points."""
    across = one.x * other.y + other.x * one.y
    along = one.y * other.y + one.x * other.x
    product = _D * one.x * other.x * one.y * other.y
    return Point(
        across * pow(1 + product, -1, P) % P,
        along * pow(1 - product, -1, P) % P,
    )


def encode(point: Point) -> bytes:
    """Write a point in 32 bytes."""
    return (point.y | (point.x & 1) << 255).to_bytes(32, "little")


def decode(data: bytes) -> Point:
    """Read a point of the curve."""
    number = int.from_bytes(data, "little")
    sign, y = number >> 255, number & (1 << 255) - 1
    square = (y * y - 1) * pow(_D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert (x * x - square) % P == 0, "not on the curve"
    return Point(P - x if x & 1 != sign else x, y)


BASE: Final = decode(bytes([0x58]) + bytes([0x66]) * 31)
EIGHTH: Final = decode(
    bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
)
"""A point of order eight."""


def scalar_of(seed: bytes) -> int:
    """The secret scalar of a seed."""
    number = int.from_bytes(sha512(seed).digest()[:32], "little")
    return number & ~7 & ~(1 << 255) | 1 << 254


def sign_twisted(
    secret: int, public: bytes, message: bytes, twist: Point, nonce: int = 123456789
) -> bytes:
    """Sign with `twist` added to R: eight times the equation holds, the equation does not."""
    commitment = encode(plus(BASE * nonce, twist))
    challenge = int.from_bytes(sha512(commitment + public + message).digest(), "little")
    return commitment + ((nonce + challenge * secret) % L).to_bytes(32, "little")
