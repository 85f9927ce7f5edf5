"""One pass of lizard over one text, without the parts of it that a change could talk to.

lizard (https://github.com/terryyin/lizard) counts cyclomatic complexity in many languages. Its
stock analyser obeys comments (`#lizard forgives`, `GENERATED CODE` drops the rest of the file) and
swallows a RecursionError after printing to stderr. So only its readers and its counting of lines
and conditions are used; comments are dropped here, unread.

With unbalanced `#if` branches lizard reads all of them and loses its place: the functions that
follow melt into one. `balanced` of the outcome tells; `first_branch` reads without `#else`.
"""

import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from worknode_guard.analysis.braces import NAMES_FOLLOW, Braces, Mark
from worknode_guard.analysis.declarations import FILTERS, FirstLine, scripts_of
from worknode_guard.analysis.indentation import Indented, InsertedLineEnd, read_indentation
from worknode_guard.analysis.keywords import (
    BALANCED,
    BRACES,
    INDENTED,
    KEYS_ARE_WORDS,
    TYPE_FIRST,
)
from worknode_guard.analysis.languages import suffix_of
from worknode_guard.model.functions import FunctionFacts
from worknode_guard.named import NamedTuple


class Pass(NamedTuple):
    """What one pass gave.

    Attributes:
        last_line: The line on which lizard believes that the text ends.
        balanced: Every brace has its partner (True where braces are not followed).
        missed: Lines of Python `def`s that lizard did not locate.
    """

    functions: tuple[FunctionFacts, ...]
    last_line: int
    balanced: bool
    missed: tuple[int, ...] = ()


_DEEPEST: Final = 200
"""Blocks around a definition. Generated code stays below 50; each name costs a walk over them."""

_LONGEST: Final = 1000
"""Characters of a qualified name; its end is kept."""

# lizard has no types; its readers, contexts and functions stay `Any` inside this file only.
_Foreign = Any


def lizard() -> _Foreign:
    """Import lizard, which costs about 20 ms, without what its import does to `sys.path`.

    lizard 1.24.3 puts the folder of `sys.argv[0]` at the front of the search path. For
    `python -c` and `-m` that can be the repository under judgement, whose planted modules would
    then be imported; so it must not see `sys.argv`.
    """
    loaded = sys.modules.get("lizard")
    if loaded is not None:
        return loaded
    arguments, path = sys.argv, list(sys.path)
    sys.argv = []
    try:
        import lizard as module  # noqa: PLC0415 - 20 ms that most runs do not need
    finally:
        sys.argv, sys.path[:] = arguments, path
    return module


def run(language: str, text: str, *, first_branch: bool = False) -> Pass:
    """Measure the functions of a text whose lines end in LF.

    Raises:
        Exception: Whatever lizard raises on text that it cannot follow, RecursionError included.
    """
    module = lizard()
    context = module.FileInfoBuilder("")
    context.with_namespace = partial(_qualified, context, module.FunctionInfo)
    if language == "vue":
        # lizard's own reader drops the lines outside of scripts, and so loses count.
        language, text = "typescript", scripts_of(text)
    reader = module.get_reader_for(f"x.{suffix_of(language)}")(context)
    tokens = reader.generate_tokens(text)
    lines = Indented([], {})
    if language in INDENTED:
        lines = read_indentation(tokens, INDENTED[language])
        tokens = iter(lines.tokens)
    if first_branch:
        tokens = _first_branches(tokens)
    tokens = _without_comments(module.preprocessing(tokens, reader), reader)
    if language in FILTERS:
        tokens = FILTERS[language](tokens)
    tokens = _conditions(_counted(tokens, context), reader, keys=language in KEYS_ARE_WORDS)
    braces = Braces(BRACES[language]) if language in BRACES else None
    if braces is not None:
        tokens = _followed(tokens, context, braces, type_first=language in TYPE_FIRST)
    for _ in reader(tokens, reader):
        pass
    # lizard lists Perl's code outside of functions as one more function.
    found = [one for one in context.fileinfo.function_list if one.name != "*global*"]
    marks = braces.marks if braces else {}
    functions = tuple(_facts(one, marks.get(one), lines, language) for one in found)
    balanced = braces is None or not (braces.open or braces.unmatched)
    located = {one.line for one in functions}
    missed = tuple(line for line in lines.nesting if line not in located)
    return Pass(functions, context.current_line, balanced or language not in BALANCED, missed)


def _qualified(context: _Foreign, function: type, name: str) -> str:
    """Put the names of what a function stands in before its own.

    lizard puts the full names of all functions around it there, each of which holds the ones
    before: 30 functions in one another would have a name of a gigabyte.
    """
    if len(context.nesting_stack) > _DEEPEST:
        raise RecursionError
    parts = [name]
    for nesting in reversed(context.nesting_stack):
        parts.append(nesting.name_in_space)
        if isinstance(nesting, function):
            break
    return "".join(reversed(parts))[-_LONGEST:]


def _without_comments(tokens: Iterable[str], reader: _Foreign) -> Iterator[str]:
    """Drop comments, keep their line ends, and listen to none of them."""
    comment_of = reader.get_comment_from_token
    for lexeme in tokens:
        if comment_of(lexeme) is None:
            yield lexeme
        else:
            yield from "\n" * lexeme.count("\n")


def _counted(tokens: Iterable[str], context: _Foreign) -> Iterator[str]:
    """Tell lizard the line of each token, and pass all on but line ends."""
    context.current_line = 1
    fresh = 1
    for lexeme in tokens:
        if lexeme == "\n":
            context.current_line += type(lexeme) is not InsertedLineEnd
            fresh = 1
        else:
            lines = lexeme.count("\n") + fresh
            if lines:
                context.current_line += lines - fresh
                context.add_nloc(lines)
                fresh = 0
            else:
                # What `add_nloc(0)` does, without a call for every token.
                context.current_function.end_line = context.current_line
                context.newline = False
            yield lexeme


def _conditions(tokens: Iterable[str], reader: _Foreign, *, keys: bool) -> Iterator[str]:
    """Count conditions as lizard does, but no word that is a member's name.

    lizard counts `promise.catch(…)` and, where keys may be words, `{if: 1}`.
    """
    conditions = reader.conditions
    before = ""
    for lexeme in tokens:
        if lexeme in conditions:
            member = before in NAMES_FOLLOW and lexeme.isalpha()
            reader.context.add_condition(0 if member else 1)
        elif keys and lexeme == ":" and before in conditions and before.isalpha():
            reader.context.add_condition(-1)
        before = lexeme
        yield lexeme


def _first_branches(tokens: Iterable[str]) -> Iterator[str]:
    """Drop what stands between `#else` or `#elif` and its `#endif`, keeping line ends."""
    dropping: list[bool] = []
    for lexeme in tokens:
        if lexeme.startswith("#"):
            word = lexeme[1:].lstrip()
            if word.startswith("if"):
                dropping.append(False)
            elif word.startswith("el") and dropping:
                dropping[-1] = True
            elif word.startswith("endif") and dropping:
                dropping.pop()
            yield from "\n" * lexeme.count("\n")
        elif any(dropping):
            yield from "\n" * lexeme.count("\n")
        else:
            yield lexeme


def _followed(
    tokens: Iterable[str], context: _Foreign, braces: Braces, *, type_first: bool
) -> Iterator[str]:
    """Pass tokens on; lizard takes each before it is followed, and so knows whose it is."""
    first = FirstLine()
    for lexeme in tokens:
        line = context.current_line
        begins = first.feed(lexeme, line) if type_first else line
        yield lexeme
        if not lexeme.isspace():
            braces.feed(lexeme, line, begins, context.current_function)


def _facts(function: _Foreign, mark: Mark | None, lines: Indented, language: str) -> FunctionFacts:
    line = function.start_line
    nesting = lines.nesting.get(line, 0)
    if mark is not None:
        nesting = mark.deepest
        line = min(line, mark.line) if language in TYPE_FIRST else line
    parameters = _parameters(function.full_parameters, language)
    if language == "objective-c":
        # Each parameter of a method has a part of the name that ends in a colon.
        parameters = max(parameters, function.name.count(":"))
    return FunctionFacts(
        name=function.name,
        line=max(1, line),
        end_line=max(1, line, function.end_line),
        level="tokens",
        complexity=function.cyclomatic_complexity,
        parameters=parameters,
        nesting=nesting,
        calls=tuple(mark.calls) if mark else (),
        marks=tuple(mark.gotos) if mark else (),
    )


def _parameters(texts: list[str], language: str) -> int:
    """Count declared parameters; Python's `*` and `/` and C's `...` are separators, not one.

    lizard's own count loses `int a[3]` and `void *`, takes all of PHP's for one, and takes time
    that grows with the square of a parameter's length.
    """
    if language == "php":
        return sum(text.count("$") for text in texts)
    separators = {"", "*", "/"} if language in INDENTED else {"", "..."}
    return sum(text.strip() not in separators for text in texts)
