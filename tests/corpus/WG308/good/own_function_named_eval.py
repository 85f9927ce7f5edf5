def eval(scores: list[float]) -> float:
    return sum(scores) / len(scores)


def report(scores: list[float]) -> str:
    """The module's own `eval` runs no text."""
    return f"{eval(scores):.2f}"
