# setup: {"function_lines": 4}
class Account:
    """A class has no limit; its methods have."""

    def __init__(self) -> None:
        self.balance = 0

    def deposit(self, amount: int) -> None:
        self.balance += amount

    def withdraw(self, amount: int) -> bool:
        enough = amount <= self.balance
        self.balance -= amount if enough else 0
        return enough
