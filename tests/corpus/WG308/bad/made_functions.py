class Record:
    """Accessors written as text, so that no reader finds them."""

    for _name in ("width", "height"):
        exec(f"def get_{_name}(self): return self._{_name}")  # expect: WG308

    def __init__(self, width: int, height: int) -> None:
        self._width = width
        self._height = height
