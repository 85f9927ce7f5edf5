def split_pair(text: str) -> tuple[str, str]:  # expect: WG305
    assert ":" in text
    left, right = text.split(":", 1)
    return left, right


def join_pair(left: str, right: str) -> str:
    assert left
    return f"{left}:{right}"
