from itertools import repeat


def ping(send) -> int:
    """With a number, `repeat` has an end."""
    lost = 0
    for message in repeat(b"ping", 3):
        lost += not send(message)
    return lost
