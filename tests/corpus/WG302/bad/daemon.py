import time


def watch(path: str, report) -> None:
    while True:  # expect: WG302
        with open(path) as file:
            report(file.read())
        time.sleep(60)
