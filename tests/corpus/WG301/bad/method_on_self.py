class Tree:
    def __init__(self, left=None, right=None) -> None:
        self.left = left
        self.right = right

    def depth_from(self, node, depth: int) -> int:  # expect: WG301
        if node is None:
            return depth
        left = self.depth_from(node.left, depth + 1)
        right = self.depth_from(node.right, depth + 1)
        return max(left, right)

    def depth(self) -> int:
        return self.depth_from(self, 0)
