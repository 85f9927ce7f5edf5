def convert(text: str, convert=float) -> float:
    """The parameter hides the function: who is called is not known."""
    return convert(text.strip())  # expect: WG902


def load(path: str) -> dict:
    from json import load

    with open(path) as file:
        return load(file)
