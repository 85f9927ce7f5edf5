from math import *  # expect: WG308


def circle(radius: float) -> float:
    return pi * radius**2
