"""Names that look alike, or mean something else, on some file system or terminal (WG106).

Sources: git's `read-cache.c` (verify_path) and CVE-2014-9390 for the look-alikes of `.git`;
"Naming Files, Paths, and Namespaces" (Microsoft) for device names, forbidden and trailing
characters and 8.3 short names; UAX #15 (normalisation) and UTS #39 (confusables) for the rest.

Brackets may stand in a name: web frameworks route by files like `[slug].tsx`, and the guard never
expands a path (docs/adr/0012).
"""

from collections.abc import Iterable
from typing import Final

MAX_PATH_BYTES: Final = 4096
MAX_PATH_SEGMENTS: Final = 64

_FORBIDDEN: Final = b'/\\:*?"<>|'
_PLAIN: Final = frozenset(range(0x20, 0x7F)) - frozenset(_FORBIDDEN)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp"})
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"},
)
_SHORT_STEM: Final = 8
_SHORT_EXTENSION: Final = 3


def unsafe_name(segment: bytes) -> str | None:
    """Tell why one part of a path must not be added; None when it may.

    The reason is a phrase that follows the name: "… is a device name of Windows".
    """
    if _PLAIN.issuperset(segment):
        return _unsafe_text(segment.decode("ascii"))
    try:
        text = segment.decode("utf-8")
    except UnicodeDecodeError:
        return "is not valid UTF-8"
    for char in text:
        if char.isascii() and ord(char) in _FORBIDDEN:
            return f"holds {char!r}, a separator or wildcard on some systems"
    return _unseen(text) or _unsafe_text(text)


def _unseen(text: str) -> str | None:
    """Find characters that a reader cannot see, and forms that are not the composed one."""
    import unicodedata  # noqa: PLC0415  3 ms that names in ASCII do not pay

    for char in text:
        if unicodedata.category(char) in _UNSEEN:
            return f"holds U+{ord(char):04X}, a control or format character"
    if not unicodedata.is_normalized("NFC", text):
        return "is not in Unicode's composed form (NFC)"
    return None


def _unsafe_text(text: str) -> str | None:
    if not text or text in (".", ".."):
        return "is no name of a file"
    folded = text.casefold()
    if folded.rstrip(". ") == ".git":
        return "looks like .git to some file systems"
    if text[-1] in ". ":
        return "ends in a dot or a space, which Windows drops"
    if folded.split(".", 1)[0].rstrip(" ") in _DEVICES:
        return "is a device name of Windows"
    if _is_short_name(folded):
        return "looks like a short name of Windows, which stands for another file"
    return None


def _is_short_name(folded: str) -> bool:
    """Recognise the 8.3 form: `git~1`, `github~1`, `codeow~1.md` (`.git`, `.github`, …)."""
    stem, _, extension = folded.partition(".")
    body, tilde, number = stem.rpartition("~")
    if not (body and tilde and number.isdecimal()):
        return False
    return len(stem) <= _SHORT_STEM and len(extension) <= _SHORT_EXTENSION and "." not in extension


def unsafe_path(path: bytes) -> str | None:
    """Tell whether a whole path is too long or too deep; its parts are judged one by one."""
    if len(path) > MAX_PATH_BYTES:
        return f"is longer than {MAX_PATH_BYTES} bytes"
    if path.count(b"/") >= MAX_PATH_SEGMENTS:
        return f"has more than {MAX_PATH_SEGMENTS} parts"
    return None


def folded(name: bytes) -> str:
    """Give the form under which two names of one folder collide (NFKC and casefold, UTS #39)."""
    if name.isascii():
        return name.decode("ascii").lower()
    import unicodedata  # noqa: PLC0415  3 ms that names in ASCII do not pay

    text = unicodedata.normalize("NFKC", name.decode("utf-8", "surrogateescape"))
    return unicodedata.normalize("NFKC", text.casefold())


def collisions(added: Iterable[bytes], present: Iterable[bytes]) -> list[tuple[bytes, bytes]]:
    """Find the added names that some file system takes for another name of the same folder.

    Args:
        added: Names that the change adds to the folder.
        present: Every name in the folder after the change, the added ones among them.

    Returns:
        Pairs (added name, other name), in the order of the added names.
    """
    by_form: dict[str, list[bytes]] = {}
    for name in present:
        by_form.setdefault(folded(name), []).append(name)
    return [
        (name, other)
        for name in sorted(set(added))
        for other in by_form.get(folded(name), ())
        if other != name
    ]
