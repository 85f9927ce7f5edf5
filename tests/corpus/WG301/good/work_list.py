from pathlib import Path


def sizes(root: Path) -> dict[str, int]:
    """Folders wait in a list, so that depth costs no stack."""
    found: dict[str, int] = {}
    waiting = [root]
    while waiting:
        folder = waiting.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                waiting.append(entry)
            else:
                found[str(entry)] = entry.stat().st_size
    return found
