from expressions import evaluate


def run_block(body: list) -> int:  # expect: WG301
    last = 0
    for node in body:
        last = evaluate(node)
    return last


def run(program: list) -> int:
    return run_block(program)
