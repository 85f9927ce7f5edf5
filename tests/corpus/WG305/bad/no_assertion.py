def moving_average(values: list[float], width: int) -> list[float]:  # expect: WG305
    found = []
    for end in range(width, len(values) + 1):
        found.append(sum(values[end - width : end]) / width)
    return found
