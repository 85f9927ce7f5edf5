import json


def parse(text: str) -> dict:
    return json.loads(text)


class Message:
    def __init__(self) -> None:
        self.body: dict = {}

    def parse(self, text: str) -> None:
        """Inside a method the bare name is the module's function."""
        self.body = parse(text)
