from statements import run_block


def evaluate(node: dict) -> int:  # expect: WG301
    if node["kind"] == "block":
        return run_block(node["body"])
    return int(node["value"])
