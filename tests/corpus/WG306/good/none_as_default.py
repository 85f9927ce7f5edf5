def collect(line: str, into: list[str] | None = None) -> list[str]:
    """Each call without a list gets one of its own."""
    found = [] if into is None else into
    found.extend(line.split(","))
    return found
