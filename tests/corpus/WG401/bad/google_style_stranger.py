def transfer(source: str, target: str, cents: int) -> int:  # expect: WG401
    """Move an amount from one account to another.

    Args:
        source: Where it is taken from.
        target: Where it goes.
        amount: In cents.
    """
    return len(source) + len(target) - cents
