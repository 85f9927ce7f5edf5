def permutations(items: list[str]) -> list[list[str]]:
    found: list[list[str]] = []

    def place(chosen: list[str], rest: list[str]) -> None:  # expect: WG301
        if not rest:
            found.append(chosen)
        for number, item in enumerate(rest):
            place([*chosen, item], rest[:number] + rest[number + 1 :])

    place([], items)
    return found
