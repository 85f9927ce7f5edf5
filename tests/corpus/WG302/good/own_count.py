class Counter:
    def __init__(self) -> None:
        self.seen: list[int] = []

    def cycle(self) -> list[int]:
        return self.seen


def count(text: str) -> list[str]:
    """The module's own `count` has an end."""
    return text.split()


def longest(text: str, counter: Counter) -> int:
    best = 0
    for word in count(text):
        best = max(best, len(word))
    for value in counter.cycle():
        best = max(best, value)
    return best
