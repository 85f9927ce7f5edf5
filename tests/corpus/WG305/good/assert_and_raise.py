def parse_port(text: str) -> int:
    if not text.isdigit():
        raise ValueError(text)
    port = int(text)
    assert port > 0, "zero is no port"
    return port
