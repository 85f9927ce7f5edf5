# Turn degrees Fahrenheit into degrees Celsius.
def celsius(fahrenheit: float) -> float:  # expect: WG401
    return (fahrenheit - 32) * 5 / 9
