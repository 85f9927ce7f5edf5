from collections import defaultdict

hits = defaultdict(int)  # expect: WG306


def hit(path: str) -> None:
    hits[path] += 1
