counter = 0


def next_number() -> int:
    global counter  # expect: WG306
    counter += 1
    return counter
