"""What a public key is made of; a library that cannot verify strictly is refused at once."""

from hashlib import sha256 as reference

import pytest
from nacl import _sodium

from support.keys import key
from worknode_guard.errors import UndecidedError
from worknode_guard.model import curve
from worknode_guard.model.publickeys import point_of

IDENTITY = b"\x01" + b"\0" * 31
SMALL_ORDER = bytes.fromhex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")


def test_a_hash_is_that_of_the_standard_library() -> None:
    for data in (b"", b"abc", b"x" * 1000):
        assert curve.sha256(data) == reference(data).digest()


def test_only_points_of_prime_order_are_sound() -> None:
    point = point_of(key("alice").public)
    assert curve.is_sound_point(point)
    for bad in (IDENTITY, SMALL_ORDER, b"\0" * 32, b"\xff" * 32, point[:-1], point + b"\0"):
        assert not curve.is_sound_point(bad)


@pytest.mark.parametrize(("started", "has"), [(-1, 1), (0, 0)])
def test_a_library_without_the_group_functions_is_refused(
    monkeypatch: pytest.MonkeyPatch, started: int, has: int
) -> None:
    class Lacking:
        PYNACL_HAS_CRYPTO_CORE_ED25519 = has

        @staticmethod
        def sodium_init() -> int:
            return started

    monkeypatch.setattr(_sodium, "lib", Lacking)
    source = curve.__spec__.loader.get_code(curve.__name__)  # type: ignore[union-attr]  # a file's loader has it
    with pytest.raises(UndecidedError, match="cannot verify signatures strictly"):
        exec(source, {"__name__": curve.__name__})
