def counters(names: list[str]) -> dict:
    return {name: (lambda step, seen=[]: seen.append(step) or len(seen)) for name in names}  # expect: WG306
