"""The preprocessor does more than include headers and define simple macros.

Why:    Pasted tokens, open braces and recursive or variadic macros make code that no reader and
        few tools see; each `#if` doubles the number of programs that have to be tested.
Bad:    Tokens pasted, a brace opened, a number of arguments left open:
            #define HANDLER(name) void on_##name(void)
            #define BEGIN {
            #define LOG(...) log_line(__VA_ARGS__)
Good:   Constants and complete expressions; an inline function for the rest:
            #define LIMIT 16
            #define SQUARE(x) ((x) * (x))
        Include guards are free; beyond them a file has as many `#if` as the plan's `conditionals`.
Undecided: Nothing: directives are read as they stand.
Python: `exec`, `eval` and `from module import *`.
Waiver: For one file of portability macros:
            - {rule: WG308, path: src/port.h, reason: for all compilers,
               until: "2027-01-01T00:00:00Z"}
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 8.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import CodeFile, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import FunctionFacts
from worknode_guard.model.plan import PowerOfTen
from worknode_guard.rules.ten import (
    Place,
    Ten,
    in_files,
    in_functions,
    of_marks,
    once,
)

CODE: Final = "WG308"
NAME: Final = "limited-preprocessor"

_RULE: Final = Ten(
    CODE,
    NAME,
    8,
    "the preprocessor includes headers and defines simple macros",
    "write an inline function or a constant instead",
)


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give a finding for every such use of the preprocessor, or of code made at run time."""
    yield from once(in_files(evidence, _RULE, _file_places))
    yield from once(in_functions(evidence, _RULE, _places))


def _file_places(file: CodeFile, ten: PowerOfTen) -> Iterator[Place]:
    yield from of_marks(
        file.facts.marks,
        {
            "token-paste": "the macro {} pastes tokens together",
            "variadic-macro": "the macro {} takes any number of arguments",
            "recursive-macro": "the macro {} comes back to itself",
            "unbalanced-macro": "the macro {} leaves a bracket open, or closes one too many",
            "undef": "{} is undefined again",
            "star-import": "everything is imported from {}",
            "dynamic-code": "text is run as code: {}",
        },
    )
    conditionals = [mark for mark in file.facts.marks if mark.kind == "conditional"]
    for mark in conditionals[ten.conditionals :]:
        yield Place(
            mark.line,
            f"the file has {len(conditionals)} conditional sections, more than"
            f" {ten.conditionals}: {mark.text}",
            "move what differs into a file of its own for each variant",
        )


def _places(_file: CodeFile, function: FunctionFacts, _ten: PowerOfTen) -> Iterator[Place]:
    return of_marks(
        function.marks,
        {
            "dynamic-code": f"{function.name} runs text as code: {{}}",
            "star-import": f"{function.name} imports everything from {{}}",
        },
    )
