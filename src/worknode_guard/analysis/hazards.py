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


_MARKS: Final = 1000
"""Marks in front of a raw string of Swift; lizard tries the rest of a run from each of them."""

_PAIRS: Final = {
    "c": (('R"(', ')"'),),
    "cpp": (('R"(', ')"'),),
    "csharp": (('R"(', ')"'),),
    "java": (('R"(', ')"'),),
    "lua": (("[[", "]]"), ("[=", "=]")),
    "objective-c": (('R"(', ')"'),),
    # lizard's pattern for this language never sees the end of such a comment.
    "structured-text": (("/*", "*///"),),
}
"""Language → openings that make lizard look for their closing up to the end, beside `/*`."""


def hazard(language: str, text: str) -> str | None:
    """Give the reason why the text must not be given to lizard; None when it may be."""
    for opening, closing in (("/*", "*/"), *_PAIRS.get(language, ())):
        if _open_tail(text, opening, closing) > _STEPS:
            return f"what begins with {opening} never ends"
    for quote in ('"', "'", "`"):
        if _escaped_tail(text, quote) > _STEPS:
            return f"a string that begins with {quote} never ends"
    if _question_marks(text) > _STEPS:
        return "it holds a run of question marks after < that no program has"
    return _of_language(language, text)


def _of_language(language: str, text: str) -> str | None:
    if language == "python" and _open_triple(text):
        return "a triple-quoted string never ends"
    if language == "php" and _open_heredocs(text) > _STEPS:
        return "what begins with <<< never ends"
    if language == "swift" and "#" * _MARKS in text:
        return f"it holds {_MARKS} # in a row"
    return None


def _open_tail(text: str, opening: str, closing: str) -> int:
    """Count steps: every opening after the last closing looks for its end up to the end."""
    start = text.rfind(closing) + 1
    return text.count(opening, start) * (len(text) - start)


def _open_heredocs(text: str) -> int:
    """Count steps: every `<<<WORD` that its word does not follow looks for it up to the end."""
    steps = at = 0
    while steps <= _STEPS and (at := text.find("<<<", at)) >= 0:
        at += 3
        end = at
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        close = text.find(text[at:end], end) if end > at else at
        if close < 0:
            steps += len(text) - at
        else:
            at = close + end - at
    return steps


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
    """Tell whether some triple quote has no partner and enough behind it to be tried anew.

    Splits as lizard does, but never goes back (`*+`), and looks into f-strings as lizard does.
    """
    from re import DOTALL, finditer  # noqa: PLC0415 - for Python files only

    for match in finditer(_PYTHON, text, DOTALL):
        start, end = match.span()
        if match["open"]:
            tail = text[start:]
            if tail.count("\\") + tail.count('""') + tail.count("''") > _AMBIGUOUS:
                return True
        elif match["string"] and text[start - 1 : start] in _F and "{" in match["string"]:
            body = text[text.index("{", start) + 1 : end - 1]
            if ('"""' in body or "'''" in body) and _open_triple(body):
                return True
    return False


_F: Final = frozenset("fFrRbB")
"""The last letter of an f-string's prefix; it may be either of two."""

_PYTHON: Final = (
    r"#[^\n]*+"
    r'|(?P<string>"""(?:\\.|[^"\\]++|"(?!""))*"""'
    r"|'''(?:\\.|[^'\\]++|'(?!''))*'''"
    r'|(?!"""|\'\'\')(?:"[^"\\]*+(?:\\.[^"\\]*+)*"|\'[^\'\\]*+(?:\\.[^\'\\]*+)*\'))'
    r'|(?P<open>"""|\'\'\')'
)
"""Comments, strings, and triple quotes that do not end."""
