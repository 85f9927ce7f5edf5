class Machine:
    def __init__(self, program: list[str]) -> None:
        self.program = program
        self.position = 0

    def idle(self) -> str:  # expect: WG301
        self.position += 1
        if self.position >= len(self.program):
            return "end"
        return self.work()

    def work(self) -> str:  # expect: WG301
        return self.idle() if self.program[self.position] == "w" else "broken"

    def run(self) -> str:
        return self.idle()
