def parse(line: str) -> list[str]:
    return line.split(";")


def count_fields(lines: list[str]) -> int:
    total = 0
    for line in lines:
        total += len(parse(line))
    _ = parse("")
    return total
