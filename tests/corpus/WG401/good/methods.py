class Meter:
    """Adds readings."""

    def __init__(self, unit: str) -> None:
        """Start at zero.

        Args:
            unit: Such as `kWh`.
        """
        self.unit = unit
        self.total = 0.0

    def add(self, value: float) -> None:
        """Add one reading."""
        self.total += value

    @property
    def text(self) -> str:
        """Give the total with its unit."""
        return f"{self.total} {self.unit}"
