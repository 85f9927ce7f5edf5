def interpolate(x: float, x0: float, x1: float) -> float:
    assert x0 < x1
    assert x0 <= x <= x1, "outside the table"
    return (x - x0) / (x1 - x0)
