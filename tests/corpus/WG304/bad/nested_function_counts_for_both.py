# setup: {"function_lines": 5}
def make_parser(separator: str):  # expect: WG304
    strip = separator.strip()

    def parse(line: str) -> list[str]:
        parts = line.split(strip)
        return [part for part in parts if part]

    return parse
