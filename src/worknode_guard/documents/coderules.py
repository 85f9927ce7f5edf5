"""The part of a plan that limits code: `rules`, and the waivers from them."""

from typing import Final, Literal

from worknode_guard.documents.nouns import INSTANT, NAME_PATTERN, PATTERN, REASON, RULE_CODE
from worknode_guard.documents.problems import At, Fault, pointer
from worknode_guard.documents.schema import Got, Record, Shape, optional, required
from worknode_guard.documents.shapes import boolean, choice, integer, keyed, listing, text
from worknode_guard.model.plan import CodeRules, Coverage, PowerOfTen, Severity, Waiver

_LANGUAGE_WORDS: Final = ("c", "python")
_JUDGE_WORDS: Final[tuple[Literal["changed", "file"], ...]] = ("changed", "file")
_DOCUMENTATION_WORDS: Final[tuple[Literal["changed", "public", "off"], ...]] = (
    "changed",
    "public",
    "off",
)
_UNDECIDED_WORDS: Final[tuple[Literal["warn", "error"], ...]] = ("warn", "error")
_PEOPLE_WORDS: Final[tuple[Literal["warn", "refuse"], ...]] = ("warn", "refuse")
_SEVERITY_WORDS: Final[tuple[Severity, ...]] = ("error", "warning")
_DEFAULTS: Final = CodeRules()
_TEN: Final = PowerOfTen(languages=())
_REACH: Final = Coverage()

_LANGUAGES: Final = required(
    "languages", listing(choice(_LANGUAGE_WORDS), least=1), "Languages that the rules apply to."
)
_RULES: Final = optional("rules", listing(integer(1, 10)), "Numbers of the rules.", _TEN.rules)
_INIT: Final = optional(
    "init", listing(NAME_PATTERN), "Functions in which memory may be allocated.", _TEN.init
)
_ALLOCATORS: Final = optional(
    "allocators", listing(NAME_PATTERN), "Allocating functions of your own.", _TEN.allocators
)
_ASSERTIONS: Final = optional(
    "assertions", listing(NAME_PATTERN), "Names that count as assertions.", _TEN.assertions
)
_CONDITIONALS: Final = optional(
    "conditionals", integer(0), "#if blocks in a file beyond include guards.", _TEN.conditionals
)
_POWER_OF_TEN: Final[Shape[PowerOfTen]] = Record(
    "choice of the ten rules",
    (_LANGUAGES, _RULES, _INIT, _ALLOCATORS, _ASSERTIONS, _CONDITIONALS),
    build=lambda got: PowerOfTen(
        got[_LANGUAGES],
        got[_RULES],
        got[_INIT],
        got[_ALLOCATORS],
        got[_ASSERTIONS],
        got[_CONDITIONALS],
    ),
    parts=lambda ten: ten._asdict(),
).shape()

_CHANGED_LINES: Final = optional(
    "changed_lines", integer(0, 100), "Percent of changed lines; 0 is off.", _REACH.changed_lines
)
_TOTAL_MAY_FALL: Final = optional(
    "total_may_fall", boolean(), "Whether the whole may fall.", _REACH.total_may_fall
)
_REPORTS: Final = optional("reports", listing(text()), "Files to read.", _REACH.reports)


def _report_paths(got: Got, at: At, faults: list[Fault]) -> None:
    for number, path in enumerate(got[_REPORTS] if got.has(_REPORTS) else ()):
        if path.startswith("/") or {"", ".", ".."} & set(path.split("/")) or "\\" in path:
            here = (*at, "reports", number)
            why = "a report lies below the repository's root"
            fix = "write it like 'build/coverage.xml'"
            faults.append(Fault(here, f"{pointer(here)} is no such path: {path!r}", why, fix))


_COVERAGE: Final[Shape[Coverage]] = Record(
    "choice of coverage",
    (_CHANGED_LINES, _TOTAL_MAY_FALL, _REPORTS),
    build=lambda got: Coverage(got[_CHANGED_LINES], got[_TOTAL_MAY_FALL], got[_REPORTS]),
    parts=lambda coverage: coverage._asdict(),
    checks=(_report_paths,),
).shape()

_COMPLEXITY: Final = optional(
    "complexity", integer(1), "Cyclomatic, per function.", _DEFAULTS.complexity
)
_FUNCTION_LINES: Final = optional(
    "function_lines", integer(1), "Lines of a function.", _DEFAULTS.function_lines
)
_PARAMETERS: Final = optional(
    "parameters", integer(1), "Parameters of a function.", _DEFAULTS.parameters
)
_NESTING: Final = optional("nesting", integer(1), "Depth of blocks.", _DEFAULTS.nesting)
_JUDGE: Final = optional(
    "judge",
    choice(_JUDGE_WORDS),
    "Functions that the change touches, or all of a changed file.",
    _DEFAULTS.judge,
)
_TEN_FIELD: Final = optional(
    "power_of_ten", _POWER_OF_TEN, "Holzmann's ten rules; off when left out.", None
)
_DOCUMENTATION: Final = optional(
    "documentation",
    choice(_DOCUMENTATION_WORDS),
    'Which functions need a comment: changed, public, or "off" (in quotes).',
    _DEFAULTS.documentation,
)
_COVERAGE_FIELD: Final = optional(
    "coverage", _COVERAGE, "What tests must reach; off when left out.", None
)
_UNDECIDED: Final = optional(
    "undecided",
    choice(_UNDECIDED_WORDS),
    "What it means that a rule cannot decide.",
    _DEFAULTS.undecided,
)
_PEOPLE: Final = optional(
    "people", choice(_PEOPLE_WORDS), "Whether code rules bind people too.", _DEFAULTS.people
)
_RATCHET: Final = optional(
    "ratchet", boolean(), "Whether no worse than before is enough.", _DEFAULTS.ratchet
)
_SEVERITY: Final = optional(
    "severity",
    keyed(RULE_CODE, choice(_SEVERITY_WORDS)),
    "Other severities, by rule code.",
    _DEFAULTS.severity,
)

CODE_RULES: Final[Shape[CodeRules]] = Record(
    "set of rules",
    (
        _COMPLEXITY,
        _FUNCTION_LINES,
        _PARAMETERS,
        _NESTING,
        _JUDGE,
        _TEN_FIELD,
        _DOCUMENTATION,
        _COVERAGE_FIELD,
        _UNDECIDED,
        _PEOPLE,
        _RATCHET,
        _SEVERITY,
    ),
    build=lambda got: CodeRules(
        complexity=got[_COMPLEXITY],
        function_lines=got[_FUNCTION_LINES],
        parameters=got[_PARAMETERS],
        nesting=got[_NESTING],
        judge=got[_JUDGE],
        power_of_ten=got[_TEN_FIELD],
        documentation=got[_DOCUMENTATION],
        coverage=got[_COVERAGE_FIELD],
        undecided=got[_UNDECIDED],
        people=got[_PEOPLE],
        ratchet=got[_RATCHET],
        severity=got[_SEVERITY],
    ),
    parts=lambda rules: rules._asdict(),
).shape()

_RULE: Final = required("rule", RULE_CODE, "The code rule that is waived.")
_PATH: Final = required("path", PATTERN, "Where.")
_SYMBOL: Final = optional("symbol", text(), "The one function or object; all when left out.", None)
_UNTIL: Final = required("until", INSTANT, "From this moment on the waiver does nothing.")

WAIVER: Final[Shape[Waiver]] = Record(
    "waiver",
    (_RULE, _PATH, _SYMBOL, REASON, _UNTIL),
    build=lambda got: Waiver(got[_RULE], got[_PATH], got[_SYMBOL], got[REASON], got[_UNTIL]),
    parts=lambda waiver: waiver._asdict(),
).shape()
