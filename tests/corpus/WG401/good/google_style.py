def transfer(source: str, target: str, amount: int) -> int:
    """Move an amount from one account to another.

    Args:
        source: Where it is taken from.
        target: Where it goes
            (another account: the same is an error).
        amount: In cents.

    Returns:
        What is left.

    Raises:
        ValueError: The amount is not positive.
    """
    if amount <= 0:
        raise ValueError(source, target)
    return -amount
