# setup: {"function_lines": 3}
def celsius(fahrenheit: float) -> float:
    scaled = (fahrenheit - 32) * 5
    return scaled / 9


# The tables of 1954 give other values
# for temperatures below the freezing
# point; they are not used here.


def kelvin(fahrenheit: float) -> float:
    return celsius(fahrenheit) + 273.15
