def count(lines: list[str]) -> int:  # expect: WG401
    total = 0
    """Count the lines that are not empty."""
    for line in lines:
        total += bool(line.strip())
    return total
