import ast


def parse_value(text: str) -> object:
    """Literals only: nothing in the text is run."""
    return ast.literal_eval(text)
