# setup: {"function_lines": 2}
RATE = 0.19


# Tax is rounded by the invoice,
# not by its lines,
# as the accountants asked in March.
def tax(net: float) -> float:
    return round(net * RATE, 2)
