# setup: {"function_lines": 4}
from functools import cache


@cache
def digits(number: int) -> int:  # expect: WG304
    count = 0
    for _ in str(number):
        count += 1
    return count
