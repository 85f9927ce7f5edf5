import builtins


def call(text: str) -> object:
    return builtins.eval(text)  # expect: WG308
