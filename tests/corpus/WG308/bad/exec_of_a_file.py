def load_settings(path: str) -> dict:
    names: dict = {}
    with open(path) as file:
        exec(file.read(), names)  # expect: WG308
    return names
