import re

TOKEN = re.compile(r"\d+|[()+]")


def tokens(text: str) -> list[str]:
    return TOKEN.findall(text)


def term(queue: list[str]) -> int:  # expect: WG301
    token = queue.pop(0)
    if token == "(":
        value = expression(queue)
        queue.pop(0)
        return value
    return int(token)


def expression(queue: list[str]) -> int:  # expect: WG301
    value = term(queue)
    while queue and queue[0] == "+":
        queue.pop(0)
        value += term(queue)
    return value
