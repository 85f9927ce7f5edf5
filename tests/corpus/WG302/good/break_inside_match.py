def run(read, show) -> int:
    """`match` has no `break` of its own: this one leaves the loop."""
    lines = 0
    while True:  # expect: WG302 warning
        match read():
            case "quit":
                break
            case str(line):
                lines += 1
                show(line)
    return lines
