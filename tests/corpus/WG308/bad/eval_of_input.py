def calculate(formula: str, x: float) -> float:
    return eval(formula, {"x": x})  # expect: WG308
