_cache = {}  # expect: WG306


def square(n: int) -> int:
    if n not in _cache:
        _cache[n] = n * n
    return _cache[n]
