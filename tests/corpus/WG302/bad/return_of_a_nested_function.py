def serve(accept, start) -> None:
    while True:  # expect: WG302
        connection = accept()

        def answer(text: str) -> str:
            return f"{connection}: {text}"

        start(answer)
