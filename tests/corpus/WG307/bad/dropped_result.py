def normalise(names: list[str]) -> list[str]:
    return sorted(name.strip() for name in names)


def report(names: list[str]) -> None:
    normalise(names)  # expect: WG307
    for name in names:
        print(name)
