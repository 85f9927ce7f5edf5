def call(name: str, *args: int, **kwargs: int) -> str:
    """Write a call down.

    Args:
        name (str): Of the function.
        *args: By place.
        **kwargs: By name.
    """
    return f"{name}{args}{kwargs}"


def send(text: str) -> int:
    """Send a text.

    :param text: What.
    :type text: str
    :rtype: int
    """
    return len(text)
