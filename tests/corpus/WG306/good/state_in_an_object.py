class Meter:
    def __init__(self) -> None:
        self.readings: list[float] = []
        self.by_day: dict[str, float] = {}

    def add(self, day: str, value: float) -> None:
        self.readings.append(value)
        self.by_day[day] = self.by_day.get(day, 0.0) + value
