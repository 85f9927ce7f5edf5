def close(connection) -> None:
    try:
        connection.close()
    except Exception:  # expect: WG307
        ...
