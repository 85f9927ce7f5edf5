class Config:
    def __init__(self, values: dict) -> None:
        self.values = values

    @classmethod
    def load(cls, path: str, depth: int = 0) -> "Config":  # expect: WG301
        values = dict(line.split("=", 1) for line in open(path))
        if "include" in values and depth < 3:
            return cls.load(values["include"].strip(), depth + 1)
        return cls(values)
