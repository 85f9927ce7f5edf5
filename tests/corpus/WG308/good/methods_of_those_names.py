import subprocess


class Console:
    def exec(self, command: list[str]) -> int:
        return subprocess.call(command)

    def eval(self, scores: list[float]) -> float:
        return sum(scores) / len(scores)


def report(console: Console, scores: list[float]) -> float:
    if console.exec(["true"]) != 0:
        raise OSError("no console")
    return console.eval(scores)
