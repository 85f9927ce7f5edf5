def flatten(value: object) -> list[object]:  # expect: WG301
    if not isinstance(value, list):
        return [value]
    return [leaf for item in value for leaf in flatten(item)]
