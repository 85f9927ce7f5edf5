"""The page of a rule: the docstring of its module, all the documentation there is of it."""

from importlib import import_module
from typing import Final

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.named import NamedTuple
from worknode_guard.rules.catalogue import CATALOGUE, INTERNAL_ERROR, entry_of

_PREFIX: Final = "WG"
_INTERNAL: Final = """\
The guard itself failed, or one of its rules did, so the change is not let through.

Why:    A check that is allowed to fail open is a check that an attacker makes fail.
Bad:    A change that makes a rule raise an exception nobody foresaw.
Good:   Send the report file that the error names to the maintainers.
Source: Project contract, section 2: what cannot be decided is refused.
"""


class RulePage(NamedTuple):
    """What is to be known about a rule.

    Attributes:
        code: `WG101`.
        name: `path-not-allowed`.
        text: Its first line says what is wrong; then Why, Bad, Good and Source.
    """

    code: str
    name: str
    text: str


def is_rule(word: str) -> bool:
    """Tell whether a word means a rule: a rule's name, or anything of the form of a code."""
    code = word.upper()
    is_code = code.startswith(_PREFIX) and code.removeprefix(_PREFIX).isdecimal()
    return is_code or entry_of(word) is not None or word == INTERNAL_ERROR[1]


def rule_page(code_or_name: str) -> RulePage:
    """Give the page of a rule.

    Raises:
        UsageError: There is no such rule.
        UndecidedError: Python was told to drop docstrings.
    """
    if code_or_name.upper() == INTERNAL_ERROR[0] or code_or_name == INTERNAL_ERROR[1]:
        return RulePage(*INTERNAL_ERROR, _INTERNAL)
    entry = entry_of(code_or_name)
    if entry is None:
        raise _unknown(code_or_name)
    text = import_module(f"worknode_guard.rules.{entry.module}").__doc__
    if text is None:
        raise UndecidedError(
            f"the page of {entry.code} is not there",
            why="Python runs with -OO and drops the docstrings, which are the pages",
            fix="run it without -OO and PYTHONOPTIMIZE",
        )
    return RulePage(entry.code, entry.name, text)


def _unknown(word: str) -> UsageError:
    from difflib import get_close_matches  # noqa: PLC0415  only where a code was mistyped

    codes = [entry.code for entry in CATALOGUE]
    near = get_close_matches(word.upper(), codes, n=3)
    return UsageError(
        f"there is no rule {word!r}",
        why=f"near it are {', '.join(near)}"
        if near
        else f"rules go from {codes[0]} to {codes[-1]}",
        fix="take the code from a finding, like worknode-guard explain WG101",
    )
