def pump(source, start) -> None:
    while True:  # expect: WG302

        def lines():
            yield source.readline()

        start(lines)
