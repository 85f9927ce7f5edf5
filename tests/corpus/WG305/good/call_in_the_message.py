def withdraw(balance: int, amount: int, describe) -> int:
    """The message is made only when the assertion has failed already."""
    assert amount > 0, describe(amount)
    assert amount <= balance, describe(balance)
    return balance - amount
