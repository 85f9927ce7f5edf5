from math import (
    ceil,
    floor,
)
from os import path as paths


def between(value: float) -> tuple[int, int]:
    return floor(value), ceil(value)


def name(full: str) -> str:
    return paths.basename(full)
