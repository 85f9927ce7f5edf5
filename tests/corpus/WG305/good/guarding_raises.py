class Inventory:
    """A condition that raises is an assertion that stays in production."""

    def __init__(self, shelves: int) -> None:
        if shelves <= 0:
            raise ValueError(shelves)
        self.shelves = shelves
        self.stock: dict[str, int] = {}

    def take(self, name: str, count: int) -> None:
        if count <= 0:
            raise ValueError(count)
        if name not in self.stock:
            raise LookupError(name)
        if self.stock[name] < count:
            raise LookupError(f"too few: {name}")
        self.stock[name] -= count
