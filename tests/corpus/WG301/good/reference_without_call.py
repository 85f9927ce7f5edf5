HANDLERS = {}


def handle(event: str) -> str:
    """A function may name itself, as long as it does not call itself."""
    HANDLERS[event] = handle
    return handle.__name__
