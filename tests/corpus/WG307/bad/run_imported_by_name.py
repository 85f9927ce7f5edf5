from subprocess import run


def make(folder: str) -> None:
    run(["make", "-C", folder])  # expect: WG307
