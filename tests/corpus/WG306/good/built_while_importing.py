SQUARES = []
for _number in range(16):
    SQUARES.append(_number * _number)

LETTERS = {chr(code): code for code in range(97, 123)}


def square(number: int) -> int:
    """Functions only read what the module has built."""
    return SQUARES[number] + LETTERS["a"] * 0
