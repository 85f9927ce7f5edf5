def expand(includes: list[str], read) -> list[str]:
    for name in includes:  # expect: WG302
        for line in read(name):
            if line.startswith("include "):
                includes.append(line.removeprefix("include ").strip())
    return includes
