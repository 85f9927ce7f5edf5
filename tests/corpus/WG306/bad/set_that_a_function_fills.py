SEEN = set()  # expect: WG306


def first_time(message_id: str) -> bool:
    fresh = message_id not in SEEN
    SEEN.add(message_id)
    return fresh
