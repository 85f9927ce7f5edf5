def connect(host: str, port: int = 22, *options: str, **settings: str) -> str:
    """Open a connection.

    :param host: Name or address.
    :param int port: Where it listens.
    :param options: Words for the command line.
    :param settings: By name.
    :returns: The name of the connection.
    """
    return f"{host}:{port}:{options}:{settings}"
