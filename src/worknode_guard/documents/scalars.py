"""Single values of the strict YAML profile: what one may look like, and what it means.

Plain scalars are the dangerous part of YAML: `no`, `1_000`, `0o17`, `1:20`, `1e3`, `~` and `<<`
mean different things to different parsers. So plain ones are `true`, `false`, small integers and
words that no parser takes for anything else. In double quotes only the escapes of the quote and
of the backslash are allowed: every parser knows them, and a value stays printable ASCII.
"""

import re
from typing import Final

_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,8}")
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*")
_NOT_WORDS: Final = frozenset({"yes", "no", "on", "off", "y", "n", "null", "true", "false"})
_DOUBLE: Final = re.compile(r'"(?:[^"\\]|\\["\\])*"')

QUOTE_FIX: Final = "put the value in double quotes"


def is_word(text: str) -> bool:
    """Tell whether text may stand without quotes and is still text to every parser."""
    return _WORD.fullmatch(text) is not None and text.lower() not in _NOT_WORDS


def read_plain(text: str) -> bool | int | str | None:
    """Give the value of an unquoted scalar; None when it may not stand without quotes."""
    if text in {"true", "false"}:
        return text == "true"
    if _INTEGER.fullmatch(text) is not None:
        return int(text)
    return text if is_word(text) else None


def quoted_fault(raw: str) -> str | None:
    """Say what is wrong with a quoted scalar as written in the file, quotes included."""
    if "\n" in raw:
        return "it goes over more than one line, and parsers fold lines differently"
    if raw.startswith('"') and _DOUBLE.fullmatch(raw) is None:
        return 'it has an escape other than \\" and \\\\, and parsers know different ones'
    return None


def write_scalar(value: bool | int | str) -> str:  # noqa: FBT001  (a value of a document, no switch)
    """Write a value the way the profile's reader reads it back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if is_word(value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
