import sys


def prompt(read, handle) -> None:
    while True:  # expect: WG302 warning
        line = read()
        if line == "exit":
            sys.exit(0)
        handle(line)
