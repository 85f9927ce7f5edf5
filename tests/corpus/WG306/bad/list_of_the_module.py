listeners: list[object] = []  # expect: WG306


def subscribe(listener: object) -> None:
    listeners.append(listener)


def publish(event: str) -> None:
    for listener in listeners:
        listener(event)
