def split_long(lines: list[str], width: int) -> list[str]:
    """The list that grows is not the one that is walked."""
    found: list[str] = []
    for line in lines:
        found.append(line[:width])
        if len(line) > width:
            found.append(line[width:])
    return found
