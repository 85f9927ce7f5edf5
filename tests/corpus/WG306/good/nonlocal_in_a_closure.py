def counter():
    """The state belongs to the closure and to nobody else."""
    count = 0

    def step() -> int:
        nonlocal count
        count += 1
        return count

    return step
