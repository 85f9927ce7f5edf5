# setup: {"function_lines": 3}
import functools


@functools.wraps(
    print,
    assigned=("__doc__",),
    updated=(),
)
def shout(text: str) -> None:
    loud = text.upper()
    print(loud)
