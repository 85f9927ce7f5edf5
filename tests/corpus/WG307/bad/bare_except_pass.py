import os


def clean(paths: list[str]) -> None:
    for path in paths:
        try:
            os.remove(path)
        except:  # expect: WG307
            pass
