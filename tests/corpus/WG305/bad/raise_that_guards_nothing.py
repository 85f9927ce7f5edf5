class Shape:
    """A method that only raises tests nothing."""

    def area(self) -> float:  # expect: WG305
        raise NotImplementedError

    def scale(self, factor: float) -> float:
        return self.area() * factor
