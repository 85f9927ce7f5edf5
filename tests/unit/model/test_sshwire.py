"""The encoding of SSH: every length is kept to, and nothing is left over."""

import pytest

from worknode_guard.model.sshwire import Reader, WireError, string, uint32


def test_reads_what_it_writes() -> None:
    reader = Reader(uint32(7) + string(b"seven") + b"\xff" + string(b"") + b"rest")
    assert reader.uint32() == 7
    assert reader.string() == b"seven"
    assert reader.byte() == 0xFF
    assert reader.string() == b""
    assert reader.rest() == b"rest"
    reader.end()


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"\0\0\0\1", b"\xff\xff\xff\xff" + b"a" * 99])
def test_refuses_a_string_that_ends_too_early(data: bytes) -> None:
    with pytest.raises(WireError, match="too early"):
        Reader(data).string()


def test_refuses_a_byte_past_the_end() -> None:
    with pytest.raises(WireError, match="too early"):
        Reader(b"").byte()


def test_refuses_what_is_left_over() -> None:
    reader = Reader(string(b"a") + b"\0")
    reader.string()
    with pytest.raises(WireError, match="left over"):
        reader.end()
