import contextlib
import os


def remove(path: str) -> bool:
    """What is expected is named, and the caller is told."""
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)
        return True
    return False
