def connect(host: str, port: int) -> str:  # expect: WG401
    """Open a connection.

    :param host: Name or address.
    :param port: Where it listens.
    :param timeout: In seconds.
    """
    return f"{host}:{port}"
