def read_rows(lines: list[str]) -> list[object]:
    return [eval(line) for line in lines if line]  # expect: WG308
