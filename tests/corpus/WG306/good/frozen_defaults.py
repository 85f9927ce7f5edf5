def search(text: str, words: tuple[str, ...] = (), limit: int | None = None) -> list[str]:
    found = [word for word in words if word in text]
    return found[:limit]


def tagged(text: str, tags: frozenset[str] = frozenset()) -> bool:
    return text in tags
