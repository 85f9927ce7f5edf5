def register(table, name: str) -> None:
    """The value is the inner function's, not this one's."""

    def handler(event: str) -> str:
        return f"{name}: {event}"

    table[name] = handler


def set_up(table) -> None:
    register(table, "start")
    register(table, "stop")
