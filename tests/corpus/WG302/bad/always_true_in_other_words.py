def first(step) -> None:
    while "forever":  # expect: WG302
        step()


def second(step) -> None:
    while not False:  # expect: WG302
        step()
