class Celsius:
    def __init__(self, degrees: float) -> None:
        self.degrees = degrees

    def convert(self) -> "Fahrenheit":
        return Fahrenheit(self.degrees * 9 / 5 + 32)


class Fahrenheit:
    def __init__(self, degrees: float) -> None:
        self.degrees = degrees

    def convert(self) -> Celsius:
        return Celsius((self.degrees - 32) * 5 / 9)


def average(readings: list[Celsius]) -> float:
    return sum(reading.degrees for reading in readings) / len(readings)
