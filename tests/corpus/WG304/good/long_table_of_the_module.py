# setup: {"function_lines": 3}
MONTHS = {
    "jan": 31,
    "feb": 28,
    "mar": 31,
    "apr": 30,
    "may": 31,
    "jun": 30,
}


def days(month: str) -> int:
    return MONTHS[month.lower()]
