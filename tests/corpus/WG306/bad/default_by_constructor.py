class Visitor:
    def visit(self, name: str, seen=set()) -> bool:  # expect: WG306
        fresh = name not in seen
        seen.add(name)
        return fresh
