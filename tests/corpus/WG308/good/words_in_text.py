HELP = "never use eval() or exec() on a request; no `from x import *`"


def explain(topic: str) -> str:
    # eval(topic) would run whatever a user writes
    return HELP if topic == "security" else f"exec: see {topic}"
