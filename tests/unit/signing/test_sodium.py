"""Ed25519, where implementations are known to differ."""

from hashlib import sha512 as reference

import pytest

from support import edwards
from support.keys import key
from worknode_guard.model.curve import is_sound_point
from worknode_guard.signing.sodium import (
    GROUP_ORDER,
    make_signature,
    public_of,
    sha512,
    verifies,
)

# RFC 8032, section 7.1: seed, public key, message, signature.
RFC_8032 = {
    "an empty message": (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    "one byte": (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    "two bytes": (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
}

_EIGHTH = "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc"
_THREE_EIGHTHS = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03"
WEAK_POINTS = {
    "the neutral element": "01" + "00" * 31,
    "order two": "ec" + "ff" * 30 + "7f",
    "order four": "00" * 32,
    "order four, the other sign": "00" * 31 + "80",
    "order eight": _EIGHTH + "05",
    "order eight, the other sign": _EIGHTH + "85",
    "order eight, again": _THREE_EIGHTHS + "7a",
    "order eight, again, the other sign": _THREE_EIGHTHS + "fa",
    "y is the prime": "ed" + "ff" * 30 + "7f",
    "y is the prime, the other sign": "ed" + "ff" * 31,
    "y is the prime and one": "ee" + "ff" * 30 + "7f",
    "y is the prime and one, the other sign": "ee" + "ff" * 31,
    "the neutral element with a sign": "01" + "00" * 30 + "80",
    "order two with a sign": "ec" + "ff" * 31,
    "not on the curve": "02" + "00" * 31,
    "a sound point and one of order eight": edwards.encode(
        edwards.plus(edwards.BASE, edwards.EIGHTH)
    ).hex(),
    "31 bytes": "58" + "66" * 30,
    "33 bytes": "58" + "66" * 32,
    "no bytes": "",
}


@pytest.mark.parametrize("case", RFC_8032)
def test_agrees_with_the_vectors_of_the_standard(case: str) -> None:
    seed, public, message, signature = (bytes.fromhex(text) for text in RFC_8032[case])
    assert public_of(seed) == public
    assert make_signature(seed, message) == signature
    assert verifies(public, message, signature)
    assert not verifies(public, message + b"\0", signature)


@pytest.mark.parametrize("case", WEAK_POINTS)
def test_refuses_a_point_that_is_weak_or_has_two_encodings(case: str) -> None:
    assert not is_sound_point(bytes.fromhex(WEAK_POINTS[case]))


def test_takes_the_base_point() -> None:
    assert is_sound_point(edwards.encode(edwards.BASE))


@pytest.mark.parametrize("times", range(8))
def test_refuses_an_r_of_small_order(times: int) -> None:
    pair = key("alice").pair
    secret, public = edwards.scalar_of(pair.seed), public_of(pair.seed)
    signature = edwards.sign_twisted(secret, public, b"m", edwards.EIGHTH * times, nonce=0)
    assert not verifies(public, b"m", signature)


@pytest.mark.parametrize("times", [1, 2, 7, 15])
def test_refuses_s_plus_a_multiple_of_the_order(times: int) -> None:
    seed, message = bytes(range(32)), b"message"
    signature = make_signature(seed, message)
    raised = int.from_bytes(signature[32:], "little") + times * GROUP_ORDER
    assert verifies(public_of(seed), message, signature)
    assert not verifies(public_of(seed), message, signature[:32] + raised.to_bytes(32, "little"))


def test_our_own_slow_arithmetic_makes_sound_signatures() -> None:
    pair = key("alice").pair
    secret, public = edwards.scalar_of(pair.seed), public_of(pair.seed)
    assert edwards.encode(edwards.BASE * secret) == public
    signature = edwards.sign_twisted(secret, public, b"m", edwards.Point(0, 1))
    assert verifies(public, b"m", signature)


@pytest.mark.parametrize("times", [1, 2, 4])
def test_refuses_an_r_with_a_component_of_small_order(times: int) -> None:
    pair = key("alice").pair
    secret, public = edwards.scalar_of(pair.seed), public_of(pair.seed)
    signature = edwards.sign_twisted(secret, public, b"m", edwards.EIGHTH * times)
    assert not verifies(public, b"m", signature)


def test_refuses_other_lengths_without_reading_past_them() -> None:
    public, signature = public_of(bytes(32)), make_signature(bytes(32), b"m")
    assert not verifies(public[:-1], b"m", signature)
    assert not verifies(public, b"m", signature[:-1])
    assert not verifies(public, b"m", signature + b"\0")
    with pytest.raises(ValueError, match="32 bytes"):
        public_of(bytes(31))


@pytest.mark.parametrize("length", [0, 1, 111, 112, 127, 128, 129, 1000])
def test_hashes_as_the_standard_library_does(length: int) -> None:
    data = bytes(index % 251 for index in range(length))
    assert sha512(data) == reference(data).digest()
