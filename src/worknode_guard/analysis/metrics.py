"""A file's bytes to facts about its functions: complexity, parameters, nesting, span.

The facts are a pure function of path suffix and bytes, so they may be cached by blob id and
`analyser()`. Whatever the bytes are, the answer is a value:

- A file above 1 MiB is not analysed, and says so in `problems`.
- Bytes that are no text (NUL), nesting too deep for lizard, and anything else that lizard stumbles
  over make the file `unreadable`.
- Text is UTF-8 with or without a byte order mark, else Latin-1, in which every byte is a letter.
- `#if` branches: lizard reads all of them, and each `#if` and `#elif` inside a function counts as
  a condition. Where the branches leave braces open, the first branch alone is read and `problems`
  says so; where even that does not balance, the functions are given as lizard sees them.
- C is read by `analysis.c` alone: of `#if` branches the first is measured with the text around
  it, the others by themselves.
- Python is parsed by `analysis.python`; lizard's numbers are kept, and where the text is none
  that this Python can parse, lizard's functions are all there is.
"""

from typing import TYPE_CHECKING, Final

from worknode_guard.analysis.keywords import NESTING_MEASURED
from worknode_guard.analysis.languages import language_of, unread_language
from worknode_guard.model.functions import FileFacts

if TYPE_CHECKING:
    from worknode_guard.analysis.lizard_pass import Pass

FORMAT: Final = 10
"""Raised whenever the same bytes would give other facts, so that cached ones are dropped."""

PYCPARSER: Final = "3.12"
"""What pyproject.toml pins; a test holds it to what is installed."""

MAX_BYTES: Final = 1 << 20
"""Beyond 1 MiB a source file is data; the largest hand-written C file of SQLite's amalgamated
parts is a third of that. Keeps the time for one file bounded."""

_PREPROCESSED: Final = frozenset(["cpp", "objective-c", "csharp"])


def analyser() -> str:
    """Name the version of what `analyse` does: lizard's version and the format's number.

    lizard's own version file is run alone, without its package (20 ms) and without
    `importlib.metadata`, because this is asked on every run, also when all facts are cached.
    """
    from importlib.machinery import PathFinder  # noqa: PLC0415 - only when a file is judged
    from types import ModuleType  # noqa: PLC0415 - the same

    name = "lizard_ext.version"
    package = PathFinder.find_spec("lizard_ext")
    places = package.submodule_search_locations if package else None
    spec = PathFinder.find_spec(name, places)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name=name)
    module = ModuleType(name)
    spec.loader.exec_module(module)
    return f"lizard {module.version}; pycparser {PYCPARSER}; facts {FORMAT}"


def analyse(path: str, raw: bytes, *, deep: bool = True) -> FileFacts:
    """Give the facts about one file; never raises for what the bytes hold.

    Args:
        path: Repository path; its suffix names the language.
        raw: The blob.
        deep: False: numbers and documentation only, which cost a quarter; calls, loops and marks
            are asked for by the Power of Ten alone.
    """
    language = language_of(path)
    if language is None:
        unread = unread_language(path)
        problems = (f"no analyser reads {unread}",) if unread else ()
        return FileFacts(unread, problems=problems)
    if len(raw) > MAX_BYTES:
        return FileFacts(language, problems=(f"larger than {MAX_BYTES} bytes: not analysed",))
    if b"\0" in raw:
        return FileFacts(language, unreadable="it holds NUL bytes, so it is no source text")
    text = decode(raw)
    if language == "c":
        return _read_c(text, deep=deep)
    return _read_python(text, deep=deep) if language == "python" else _measure(language, text)


def decode(raw: bytes) -> str:
    """Read bytes as UTF-8, else as Latin-1, with LF at the ends of lines."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return text.replace("\r\n", "\n")


def _measure(language: str, text: str) -> FileFacts:
    from worknode_guard.analysis.documented import (  # noqa: PLC0415 - with lizard only
        documentation,
    )
    from worknode_guard.analysis.hazards import hazard  # noqa: PLC0415 - the same

    reason = hazard(language, text)
    if reason:
        return FileFacts(language, unreadable=reason)
    try:
        found, skipped = _run(language, text)
    except (ImportError, MemoryError, TimeoutError):
        # No fault of the text: a broken installation, or a bound that the caller has set.
        raise
    except RecursionError:
        return FileFacts(language, unreadable="it is nested too deeply to be followed")
    except Exception as error:  # noqa: BLE001 - the foreign parser promises no error type
        return FileFacts(language, unreadable=f"lizard cannot follow it ({type(error).__name__})")
    problems = ["code between #else or #elif and #endif was not analysed"] if skipped else []
    problems.extend(_problems(language, text, found))
    if language == "python":
        # The parser has refused the text; its tokens are all that can be read.
        return FileFacts("python", found.functions, (*problems, *_missed(found)))
    lines = text.split("\n")
    functions = tuple(
        one._replace(documentation=documentation(language, lines, one.line))
        for one in found.functions
    )
    return FileFacts(language, functions, tuple(problems))


def _read_python(text: str, *, deep: bool) -> FileFacts:
    """Read Python by the standard library's parser; by lizard's tokens what that refuses."""
    from worknode_guard.analysis.python.facts import read  # noqa: PLC0415 - Python files only

    facts = read(text, deep=deep)
    if isinstance(facts, str):
        found = _measure("python", text)
        return found._replace(problems=(*found.problems, facts))
    return facts._replace(problems=tuple(_carriage_returns(text)))


def _run(language: str, text: str) -> "tuple[Pass, bool]":
    """Measure all branches, or the first ones only (True) where only those balance."""
    from worknode_guard.analysis.lizard_pass import run  # noqa: PLC0415 - costs 20 ms

    found = run(language, text)
    if not found.balanced and language in _PREPROCESSED and "#" in text:
        first = run(language, text, first_branch=True)
        if first.balanced:
            return first, True
    return found, False


def _read_c(text: str, *, deep: bool) -> FileFacts:
    if deep:
        from worknode_guard.analysis.c.facts import read  # noqa: PLC0415 - costs 30 ms, by need
    else:
        from worknode_guard.analysis.c.measured import (  # noqa: PLC0415 - C files only
            measure as read,
        )
    facts = read(text)
    return facts._replace(problems=(*facts.problems, *_carriage_returns(text)))


def _carriage_returns(text: str) -> list[str]:
    if "\r" not in text:
        return []
    return ["it holds carriage returns, which end lines for some readers only"]


def _problems(language: str, text: str, found: "Pass") -> list[str]:
    """Say what lizard cannot have seen, or may have seen wrongly."""
    problems: list[str] = []
    if not found.balanced:
        problems.append("braces do not balance: functions may have been missed")
    last = text.count("\n") + 1
    if not last - 1 <= found.last_line <= last:
        problems.append("lines were counted differently: places may be wrong")
    problems.extend(_carriage_returns(text))
    if found.functions and language not in NESTING_MEASURED:
        problems.append(f"nesting is not measured in {language}")
    if language != "python":
        problems.extend(_missed(found))
    return problems


def _missed(found: "Pass") -> list[str]:
    return [f"the function in line {line} was not located" for line in found.missed]
