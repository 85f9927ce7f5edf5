class Node:
    def __init__(self, value: int, below: list["Node"]) -> None:
        self.value = value
        self.below = below

    @staticmethod
    def build(values: list[int]) -> "Node":  # expect: WG301
        below = [Node.build(values[1:])] if len(values) > 1 else []
        return Node(values[0], below)
