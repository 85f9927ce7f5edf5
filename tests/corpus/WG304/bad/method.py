# setup: {"function_lines": 4}
class Cart:
    def __init__(self, prices: dict[str, int]) -> None:
        self.prices = prices

    def total(self, items: dict[str, int]) -> int:  # expect: WG304
        total = 0
        for name, count in items.items():
            total += self.prices[name] * count
        return total
