def fibonacci():
    """Whoever asks for the next number may also stop asking."""
    a, b = 0, 1
    while True:  # expect: WG302 warning
        yield a
        a, b = b, a + b
