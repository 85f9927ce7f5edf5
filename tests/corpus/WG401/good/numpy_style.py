def smooth(values: list[float], width: int) -> list[float]:
    """Give the moving average.

    Parameters
    ----------
    values : list of float
        Readings, oldest first.
    width : int
        How many are averaged.

    Returns
    -------
    list of float
        Shorter than `values` by `width - 1`.
    """
    return [sum(values[n : n + width]) / width for n in range(len(values) - width + 1)]
