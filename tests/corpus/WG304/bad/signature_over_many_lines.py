# setup: {"function_lines": 6}
def connect(  # expect: WG304
    host: str,
    port: int,
    user: str,
    timeout_s: float,
    retries: int,
) -> str:
    return f"{user}@{host}:{port}?timeout={timeout_s}&retries={retries}"
