import re

PATTERN = re.compile(r"\w+")
LIMIT = 100


def histogram(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in PATTERN.findall(text):
        counts[word] = counts.get(word, 0) + 1
    return {word: count for word, count in counts.items() if count < LIMIT}
