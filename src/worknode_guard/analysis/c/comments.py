r"""The documentation comment of a C function: `/* … */` or `///` lines directly above it.

Names of parameters are read from `@param name` and `\param[in] name` (Doxygen's manual, "Special
Commands") and from `@name:` (gtk-doc and kernel-doc).
"""

import re
from collections.abc import Sequence
from typing import Final

from worknode_guard.analysis.c.lexer import Text
from worknode_guard.model.functions import Documentation

_PARAMETER: Final = re.compile(
    r"[@\\]param(?:\s*\[[^\]\n]*\])?\s+([A-Za-z_$][\w$]*(?:\s*,\s*[A-Za-z_$][\w$]*)*)"
    r"|^[\s*/]*@([A-Za-z_$][\w$]*):",
    re.MULTILINE,
)


def documentation(
    comments: Sequence[Text], line: int, line_before: int, names: Sequence[str]
) -> Documentation:
    """Judge the comment that ends in the line above a function.

    Args:
        comments: Those that stand between the function's first token and the token before it.
        line: Where the function's first token stands, attributes included.
        line_before: Where the token before it stands; a comment in that line is the other's.
        names: The function's parameters.
    """
    run: list[str] = []
    expected = line - 1
    for comment in reversed(comments):
        if comment.end_line not in {expected, expected + 1} or comment.line <= line_before:
            break
        if comment.text.startswith("/*"):
            if not run:
                run.append(comment.text)
            break
        if not comment.text.startswith(("///", "//!")):
            break
        run.append(comment.text)
        expected = comment.line - 1
    if not run:
        return Documentation("missing")
    text = "\n".join(reversed(run))
    if not any(one.isalnum() for one in text):
        return Documentation("empty")
    return Documentation("written", _strangers(text, names))


def _strangers(text: str, names: Sequence[str]) -> tuple[str, ...]:
    told = [
        name.strip()
        for match in _PARAMETER.finditer(text)
        for name in (match[1] or match[2]).split(",")
    ]
    return tuple(dict.fromkeys(name for name in told if name not in names))
