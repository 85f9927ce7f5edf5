from dataclasses import dataclass, field


@dataclass
class Order:
    number: int
    lines: list[str] = field(default_factory=list)
    prices: dict[str, int] = field(default_factory=dict)

    def total(self) -> int:
        return sum(self.prices[line] for line in self.lines)
