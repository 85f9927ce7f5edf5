class Meter:
    """Adds readings."""

    def add(self, value: float) -> None:  # expect: WG401
        self.total = getattr(self, "total", 0.0) + value

    def text(self) -> str:
        """Give the total."""
        return f"{self.total:.1f}"
