def celsius(fahrenheit: float) -> float:  # expect: WG401
    """ """
    return (fahrenheit - 32) * 5 / 9


def kelvin(degrees: float) -> float:  # expect: WG401
    """"""
    return degrees + 273.15
