def pairs(values: list[int]) -> list[tuple[int, int]]:
    source = iter(values)
    found = []
    for first in iter(values):
        found.append((first, next(source)))
    return found
