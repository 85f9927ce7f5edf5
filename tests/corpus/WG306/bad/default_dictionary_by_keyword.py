def connect(host: str, *, options: dict[str, str] = {}) -> str:  # expect: WG306
    options.setdefault("port", "5432")
    return f"{host}:{options['port']}"
