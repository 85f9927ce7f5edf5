class Route:
    def __init__(self, stops: list[str]) -> None:
        assert stops
        assert stops[0] != stops[-1]
        self.stops = stops

    def next_after(self, stop: str) -> str:
        """What the called method does besides is not seen from the assertion."""
        assert stop != self.stops[-1]
        assert stop != ""
        assert self.register(stop)  # expect: WG902
        return self.stops[self.stops.index(stop) + 1]

    def register(self, stop: str) -> bool:
        assert stop != ""
        assert self.stops != [stop]
        self.stops.append(stop)
        return True
