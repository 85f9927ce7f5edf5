from itertools import count, cycle


def numbered(lines: list[str]) -> list[str]:
    """The list ends, and with it the counting beside it."""
    return [f"{number}: {line}" for number, line in zip(count(1), lines)]


def striped(rows: list[str]) -> str:
    text = ""
    for colour, row in zip(cycle(["white", "grey"]), rows):
        text += f"<tr class={colour}>{row}</tr>"
    return text
