import json


def settings(text: str) -> dict:
    found: dict = {}
    try:
        found = json.loads(text)
    except Exception:  # expect: WG307
        pass
    return found
