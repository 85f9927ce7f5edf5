"""Texts on which lizard's token patterns would take time without end, found in linear time.

lizard splits text with backtracking regular expressions. Comments and strings that never end make
them try again from every later place, and Python's triple quotes even in every combination. Such
a text is no program of its language, and stands there by accident or to stop the guard.
"""

from typing import Final

_STEPS: Final = 30_000_000
"""Backtracking steps that are still borne; measured at about 20 ns each."""

_AMBIGUOUS: Final = 16
"""Two ways each: at most 2**16 combinations for an open triple-quoted string."""


def hazard(language: str, text: str) -> str | None:
    """Give the reason why the text must not be given to lizard; None when it may be."""
    if _open_tail(text, "/*", "*/") > _STEPS:
        return "a comment that begins with /* never ends"
    for quote in ('"', "'", "`"):
        if _escaped_tail(text, quote) > _STEPS:
            return f"a string that begins with {quote} never ends"
    if _question_marks(text) > _STEPS:
        return "it holds a run of question marks after < that no program has"
    if language == "python" and _open_triple(text):
        return "a triple-quoted string never ends"
    return None


def _open_tail(text: str, opening: str, closing: str) -> int:
    """Count steps: every opening after the last closing looks for its end up to the end."""
    start = text.rfind(closing) + 1
    return text.count(opening, start) * (len(text) - start)


def _escaped_tail(text: str, quote: str) -> int:
    """Count steps: escaped quotes after the last plain one each look for an end."""
    at = len(text)
    while True:
        at = text.rfind(quote, 0, at)
        if at <= 0 or text[at - 1] != "\\":
            break
    start = max(at, 0)
    return text.count(quote, start) * (len(text) - start)


def _question_marks(text: str) -> int:
    """Count steps of lizard's look-ahead for generic types: `<` up to the next `<` or `>`."""
    parts = text.replace(">", "<").split("<")
    return max(part.count("?") * len(part) for part in parts)


def _open_triple(text: str) -> bool:
    """Tell whether some triple quote has no partner and enough behind it to be tried anew."""
    for quote in ('"""', "'''"):
        tail = text[text.rfind(quote) :] if text.count(quote) % 2 else ""
        if tail.count("\\") + tail.count(quote[:2]) > _AMBIGUOUS:
            return True
    return False
