def area(width: float, height: float) -> float:
    assert width >= 0
    assert height >= 0
    if width > 1e6:
        raise ValueError(width)
    if height > 1e6:
        raise ValueError(height)
    return width * height


def double(value: float) -> float:
    return value * 2
