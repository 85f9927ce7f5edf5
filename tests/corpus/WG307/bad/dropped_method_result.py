class Lock:
    def __init__(self) -> None:
        self.held = False

    def acquire(self) -> bool:
        got = not self.held
        self.held = True
        return got

    def enter(self) -> None:
        self.acquire()  # expect: WG307
