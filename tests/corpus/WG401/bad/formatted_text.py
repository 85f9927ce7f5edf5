UNIT = "kWh"


def price(amount: float) -> float:  # expect: WG401
    f"""Give the price of so many {UNIT}."""
    return amount * 0.31
