def add_tag(tag: str, tags: list[str] = []) -> list[str]:  # expect: WG306
    tags.append(tag)
    return tags
