from itertools import repeat


def flood(send) -> None:
    for message in repeat(b"ping"):  # expect: WG302
        send(message)
