def binomial(n: int, k: int) -> int:
    return factorial(n) // (factorial(k) * factorial(n - k))


def factorial(n: int) -> int:  # expect: WG301
    if n < 2:
        return 1
    return n * factorial(n - 1)
