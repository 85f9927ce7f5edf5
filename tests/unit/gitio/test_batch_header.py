import pytest

from worknode_guard.gitio.batch import Header, parse_header

OID = "a" * 40


def test_an_object_has_kind_and_size() -> None:
    assert parse_header(f"{OID} blob 12\n".encode(), OID) == Header(OID, "blob", 12)


def test_a_missing_object_has_no_kind() -> None:
    assert parse_header(f"{OID} missing\n".encode(), OID) == Header(OID, None, 0)


@pytest.mark.parametrize(
    "line",
    [
        "",
        f"{OID} blob 12",
        f"{'b' * 40} blob 12\n",
        f"{OID} blob\n",
        f"{OID} blob -1\n",
        f"{OID} blob 1 2\n",
        f"{OID} thing 1\n",
        f"{OID} ambiguous\n",
        "fatal: x\n",
    ],
)
def test_anything_else_is_no_answer(line: str) -> None:
    with pytest.raises(ValueError, match="answer"):
        parse_header(line.encode(), OID)
