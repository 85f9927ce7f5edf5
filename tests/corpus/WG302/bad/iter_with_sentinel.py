import functools
import hashlib


def digest(file) -> str:
    total = hashlib.sha256()
    for block in iter(functools.partial(file.read, 4096), b""):  # expect: WG302
        total.update(block)
    return total.hexdigest()
