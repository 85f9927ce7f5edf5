def show(text: str) -> None:
    print(text)


def show_all(texts: list[str]) -> None:
    for text in texts:
        show(text)
    show("done")
