import itertools


def heartbeat(send) -> None:
    for number in itertools.count():  # expect: WG302
        send({"beat": number})
