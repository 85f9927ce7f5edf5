"""Who calls whom in a source file, by its language."""

from worknode_guard.analysis.languages import language_of
from worknode_guard.analysis.metrics import decode
from worknode_guard.model.functions import Outlined


def outline(path: str, raw: bytes) -> tuple[Outlined, ...]:
    """Give the functions of a file of C or Python with the names that they call.

    Args:
        path: Its suffix names the language; other languages give nothing.
        raw: The blob.
    """
    language = language_of(path)
    if language == "c":
        from worknode_guard.analysis.c.outline import outline as outline_c  # noqa: PLC0415 - by need

        return outline_c(decode(raw))
    if language == "python":
        from worknode_guard.analysis.python.outline import (  # noqa: PLC0415 - by need
            outline as outline_python,
        )

        return outline_python(decode(raw))
    return ()
