def smooth(values: list[float], size: int) -> list[float]:  # expect: WG401
    """Give the moving average.

    Parameters
    ----------
    values : list of float
        Readings, oldest first.
    width : int
        How many are averaged.
    """
    return values[:size]
