def totals(rows: list[dict[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            found[name] = found.get(name, 0) + value
    for number in range(10):
        found[f"spare{number}"] = 0
    return found
