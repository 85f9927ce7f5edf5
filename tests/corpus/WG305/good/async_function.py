async def transfer(source, target, amount: int) -> int:
    assert amount > 0
    assert source is not target
    await source.withdraw(amount)
    await target.deposit(amount)
    return amount
