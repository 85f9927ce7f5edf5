from itertools import count, islice


def first_ports(start: int) -> list[int]:
    found = []
    for port in islice(count(start), 16):
        found.append(port)
    return found
