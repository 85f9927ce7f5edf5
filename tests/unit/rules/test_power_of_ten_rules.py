"""The ten rules: what they find in facts, how loudly, for whom, and what they cannot decide."""

from importlib import import_module

import pytest

from support.handmade import change, code, commit, evidence, function, judged
from support.lawnouns import FULL, NOW, UNTIL, Fields, patterns, plan
from worknode_guard.model.capability import Limits
from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.model.functions import (
    Call,
    CallGraph,
    Definition,
    FileFacts,
    FunctionFacts,
    Loop,
    Mark,
    MarkKind,
    Pointer,
    Unseen,
)
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.plan import CodeRules, Gate, Plan, PowerOfTen, Waiver
from worknode_guard.rules.catalogue import entry_of
from worknode_guard.rules.judge import judge

TEN = PowerOfTen(("c", "python"))
ALL = ((1, 1000),)
SINS: dict[str, Fields] = {
    "WG301": {"marks": (Mark("goto", 3, "out"),)},
    "WG302": {"loops": (Loop(3, "for", "no", "it has no step"),)},
    "WG303": {"calls": (Call("malloc", 3),)},
    "WG306": {"marks": (Mark("wide-local", 3, "i"),)},
    "WG307": {"pointers": (Pointer("p", 3),)},
    "WG308": {"marks": (Mark("dynamic-code", 3, "eval"),)},
    "WG309": {"marks": (Mark("pointer-chain", 3, "a->b->c"),)},
}
"""A breach of each rule in line 3 of a function."""

sinful = pytest.mark.parametrize("rule", SINS)


def under(ten: PowerOfTen = TEN, *, binding: bool = True, **rules: object) -> CodeLimits:
    given: Fields = dict(rules)
    return CodeLimits(plan(rules=CodeRules(power_of_ten=ten, **given)), FULL, binding=binding)


def file(*functions: FunctionFacts, limits: CodeLimits | None = None, **fields: object) -> CodeFile:
    given: Fields = {"limits": (limits or under(),), "lines": ALL, **fields}
    return code(*functions, **given)


def run(rule: str, *files: CodeFile, graph: CallGraph | None = None) -> list[Finding]:
    entry = entry_of(rule)
    assert entry is not None
    module = import_module(f"worknode_guard.rules.{entry.module}")
    return list(module.judge(evidence(judged(code=files, graph=graph))))


Told = list[tuple[int | None, str]]


def told(rule: str, *files: CodeFile, graph: CallGraph | None = None) -> Told:
    return [(one.line, one.message) for one in run(rule, *files, graph=graph)]


@sinful
def test_a_breach_is_an_error_at_its_token(rule: str) -> None:
    found = run(rule, file(function(**SINS[rule])))
    assert [(one.code, one.line, one.symbol, one.severity) for one in found] == [
        (rule, 3, "f", "error")
    ]
    assert (found[0].commit, found[0].path) == ("c1", b"src/a.c")
    assert found[0].why.startswith(f"plan wave4 applies the Power of Ten, rule {rule[-1]}: ")
    assert found[0].fix


@sinful
def test_only_judged_functions_are_blamed(rule: str) -> None:
    assert run(rule, file(function(**SINS[rule]))._replace(touched=())) == []


@sinful
def test_the_plan_chooses_rules_and_languages(rule: str) -> None:
    number = int(rule[-2:])
    others = tuple(n for n in range(1, 11) if n != number)
    sin = function(**SINS[rule])
    assert run(rule, file(sin, limits=under(TEN._replace(rules=others)))) == []
    assert run(rule, file(sin, limits=under(TEN._replace(languages=("python",))))) == []
    assert run(rule, code(sin, lines=ALL)) == []


@sinful
def test_the_plan_may_lower_a_rule_and_people_are_warned(rule: str) -> None:
    sin = function(**SINS[rule])
    lowered = run(rule, file(sin, limits=under(severity=((rule, "warning"),))))
    assert [one.severity for one in lowered] == ["warning"]
    people = run(rule, file(sin, limits=under(binding=False)))
    assert [one.severity for one in people] == ["warning"]


@sinful
def test_two_plans_tell_it_once_and_the_binding_one_speaks(rule: str) -> None:
    both = under(binding=False), under()
    found = run(rule, file(function(**SINS[rule]))._replace(limits=both))
    assert [one.severity for one in found] == ["error"]


@sinful
def test_a_ratchet_accepts_no_worse(rule: str) -> None:
    sin = function(**SINS[rule])
    limits = under(ratchet=True)
    assert run(rule, file(sin, limits=limits, before=(sin,))) == []
    assert run(rule, file(sin, limits=limits, before=(function(),))) != []
    assert run(rule, file(sin, limits=limits, before=(function("g", **SINS[rule]),))) != []
    assert run(rule, file(sin, limits=under(), before=(sin,))) != []


@sinful
def test_a_waiver_lifts_it_until_its_day(rule: str) -> None:
    def verdict(until: Instant, symbol: str | None) -> bool:
        waiver = Waiver(rule, patterns("src/**")[0], symbol, "why", until)
        limits = CodeLimits(plan(rules=CodeRules(power_of_ten=TEN), waivers=(waiver,)), FULL)
        case = evidence(judged(code=(file(function(**SINS[rule]), limits=limits),)))
        findings = judge(case, None, "index", ()).findings
        return next(one.waived for one in findings if one.code == rule)

    assert verdict(UNTIL, None)
    assert verdict(UNTIL, "f")
    assert not verdict(UNTIL, "g")
    assert not verdict(NOW, None)


# Rule 1


@pytest.mark.parametrize("name", ["setjmp", "longjmp", "sigsetjmp", "siglongjmp", "_setjmp"])
def test_jumps_by_call(name: str) -> None:
    assert told("WG301", file(function(calls=(Call(name, 4),)))) == [(4, f"f jumps by {name}")]


def calling(name: str, *names: str, line: int = 1, static: bool = False) -> FunctionFacts:
    calls = tuple(Call(one, line + 1) for one in names)
    return function(name, line=line, static=static, calls=calls)


def defined(path: str, name: str, *calls: str, valued: bool | None = None) -> Definition:
    return Definition(path.encode(), name, 1, static=False, valued=valued, calls=calls)


def test_recursion_in_one_file() -> None:
    circle = calling("g", "h", line=20), calling("h", "g", line=40)
    assert told("WG301", file(calling("f", "f"), *circle, calling("i", "f"))) == [
        (1, "f is recursive: it calls itself"),
        (20, "g is recursive: g → h → g"),
        (40, "h is recursive: h → g → h"),
    ]


def test_recursion_through_the_repository() -> None:
    graph = CallGraph((defined("src/a.c", "f", "g"), defined("src/b.c", "g", "f")))
    message = "f is recursive: f → g (src/b.c) → f"
    assert told("WG301", file(calling("f", "g")), graph=graph) == [(1, message)]


def test_a_static_function_of_another_file_is_not_meant() -> None:
    other = file(calling("g", "f", static=True))._replace(change=change("src/b.c"))
    assert told("WG301", file(calling("f", "g")), other) == []


def test_a_jump_in_a_macro_is_told_where_the_macro_is_judged() -> None:
    marks = (Mark("goto", 5, "out"),)
    facts = FileFacts("c", (), marks=marks)
    assert told("WG301", file()._replace(facts=facts)) == [(5, "a macro jumps by goto to out")]
    assert told("WG301", file()._replace(facts=facts, lines=((6, 9),))) == []


# Rule 2


def test_an_unproven_loop_is_a_warning_until_the_plan_says_error() -> None:
    loop = function(loops=(Loop(3, "while", "unproven", "it depends on a"), Loop(5, "for", "yes")))
    found = run("WG302", file(loop))
    assert [(one.line, one.severity) for one in found] == [(3, "warning")]
    found = run("WG302", file(loop, limits=under(undecided="error")))
    assert [(one.line, one.severity) for one in found] == [(3, "error")]
    found = run("WG302", file(loop, limits=under(undecided="error", binding=False)))
    assert [(one.line, one.severity) for one in found] == [(3, "warning")]


# Rule 3


@pytest.mark.parametrize(
    ("name", "init", "count"),
    [
        ("uart_init", ("*_init",), 0),
        ("main", ("*_init", "main"), 0),
        ("init_uart", ("*_init",), 1),
        ("uart_init2", ("*_init",), 1),
        ("f", (), 1),
    ],
)
def test_init_functions_may_allocate(name: str, init: tuple[str, ...], count: int) -> None:
    sin = function(name, calls=(Call("malloc", 3),))
    assert len(run("WG303", file(sin, limits=under(TEN._replace(init=init))))) == count


def test_the_plan_names_more_allocators() -> None:
    sin = function(calls=(Call("pvPortMalloc", 3), Call("print", 4), Call("free", 5)))
    ten = TEN._replace(allocators=("pvPortMalloc",))
    assert [line for line, _ in told("WG303", file(sin, limits=under(ten)))] == [3, 5]


def test_python_does_not_allocate() -> None:
    facts = FileFacts("python", (function(calls=(Call("free", 3),)),))
    assert told("WG303", file(*facts.functions)._replace(facts=facts)) == []


# Rule 4 and WG202


def lengths(*limits: CodeLimits) -> list[tuple[str, str]]:
    long = file(function(end_line=70))._replace(limits=limits)
    return [(one.code, one.why) for rule in ("WG202", "WG304") for one in run(rule, long)]


def test_one_measurement_speaks_once() -> None:
    strict = Limits(function_lines=50)
    assert lengths(under()) == [("WG304", "plan wave4 says function_lines: 60")]
    assert lengths(under()._replace(chain=strict)) == [
        ("WG202", "the capability's chain says function_lines: 50")
    ]
    assert lengths(under(TEN._replace(rules=(1,)))) == [
        ("WG202", "plan wave4 says function_lines: 60")
    ]
    assert [code for code, _ in lengths(under(), under(binding=False))] == ["WG304"]


# Rule 5


def asserting(name: str, count: int, **fields: object) -> FunctionFacts:
    calls = tuple(Call("assert", n) for n in range(count))
    given: Fields = {"calls": calls, **fields}
    return function(name, **given)


FEW = "assertions, fewer than 2 for each"
CONSTANT = function(calls=(Call("assert", 1, constant=True), Call("assert", 2)))
UNNAMED = function(calls=(Call("check", 1), Call("check", 2)))


@pytest.mark.parametrize(
    ("functions", "message"),
    [
        ((asserting("f", 2),), None),
        ((asserting("f", 1),), f"f: 1 {FEW}"),
        ((asserting("f", 4), asserting("g", 0)), None),
        ((asserting("f", 3), asserting("g", 0)), f"2 changed functions: 3 {FEW}"),
        ((asserting("f", 0, asserted=2),), None),
        ((asserting("f", 0, level="opaque"),), None),
        ((), None),
        ((CONSTANT,), f"f: 1 {FEW}"),
        ((UNNAMED,), f"f: 0 {FEW}"),
    ],
)  # fmt: skip
def test_the_mean_of_the_change(functions: tuple[FunctionFacts, ...], message: str | None) -> None:
    expected = [] if message is None else [(1, message)]
    assert told("WG305", file(*functions)) == expected


def test_the_mean_is_taken_over_files_and_told_at_the_first_function() -> None:
    first = file(asserting("f", 1, line=7))
    second = file(asserting("g", 1))._replace(change=change("src/b.c"))
    found = run("WG305", first, second)
    assert [(one.path, one.line) for one in found] == [(b"src/a.c", 7)]


def test_an_assertion_with_effects() -> None:
    calls = (Call("assert", 3, effects=True), Call("assert", 4), Call("f", 5, effects=True))
    assert told("WG305", file(function(calls=calls))) == [
        (3, "an assertion of f changes something")
    ]


# Rule 7


def test_results_of_the_library_matter_or_do_not() -> None:
    names = ("fclose", "printf", "memcpy", "close", "free", "unknown")
    calls = tuple(Call(name, n, dropped=True) for n, name in enumerate(names, 1))
    assert [line for line, _ in told("WG307", file(function(calls=calls)))] == [1, 4]
    kept = tuple(call._replace(dropped=False) for call in calls)
    assert told("WG307", file(function(calls=kept))) == []


def test_results_of_the_repository_are_known() -> None:
    graph = CallGraph(
        (
            defined("src/b.c", "gives", valued=True),
            defined("src/b.c", "void", valued=False),
            defined("src/b.c", "both", valued=False),
            defined("src/c.c", "both", valued=True),
            defined("src/b.c", "close", valued=False),
        )
    )
    names = ("gives", "void", "both", "close", "f")
    calls = tuple(Call(name, n, dropped=True) for n, name in enumerate(names, 1))
    sin = function(calls=calls, valued=True)
    assert [line for line, _ in told("WG307", file(sin), graph=graph)] == [1, 5]


def test_an_assertion_asks_about_a_pointer() -> None:
    given = function(pointers=(Pointer("p", 3, ("log", "assert")), Pointer("q", 4, ("log",))))
    assert [line for line, _ in told("WG307", file(given))] == [4]


@pytest.mark.parametrize("kind", ["unchecked-run", "swallowed-exception"])
def test_python_drops_news(kind: MarkKind) -> None:
    assert [line for line, _ in told("WG307", file(function(marks=(Mark(kind, 3, "x"),))))] == [3]


# Rules 6, 8, 9 at file scope

FILE_MARKS: list[tuple[str, MarkKind]] = [
    ("WG306", "single-user-object"),
    ("WG306", "mutable-state"),
    ("WG308", "token-paste"),
    ("WG308", "variadic-macro"),
    ("WG308", "recursive-macro"),
    ("WG308", "unbalanced-macro"),
    ("WG308", "undef"),
    ("WG308", "star-import"),
    ("WG309", "pointer-depth"),
    ("WG309", "function-pointer"),
    ("WG309", "pointer-typedef"),
    ("WG309", "macro-dereference"),
]


@pytest.mark.parametrize(("rule", "kind"), FILE_MARKS)
def test_marks_of_a_file_are_told_in_judged_lines(rule: str, kind: MarkKind) -> None:
    facts = FileFacts("c", (), marks=(Mark(kind, 5, "thing"),))
    whole = file()._replace(facts=facts)
    assert [(line, "thing" in text) for line, text in told(rule, whole)] == [(5, True)]
    assert told(rule, whole._replace(lines=((1, 4), (6, 9)))) == []


def test_conditionals_have_a_budget() -> None:
    marks = tuple(Mark("conditional", n, f"#if {n}") for n in range(1, 6))
    whole = file()._replace(facts=FileFacts("c", (), marks=marks))
    assert [line for line, _ in told("WG308", whole)] == [4, 5]
    assert [line for line, _ in told("WG308", whole._replace(lines=((5, 5),)))] == [5]
    more = under(TEN._replace(conditionals=5))
    assert told("WG308", whole._replace(limits=(more,))) == []


# Rule 10 and what is not decided


def undecided(*files: CodeFile, graph: CallGraph | None = None) -> Told:
    return told("WG902", *files, graph=graph)


def not_run(*files: CodeFile) -> list[str]:
    return [
        one.reason for one in judge(evidence(judged(code=files)), None, "index", ()).not_analysed
    ]


def test_clean_analysis_is_said_not_to_have_run_once() -> None:
    both = file(function()), file(function())._replace(change=change("src/b.c"))
    assert not_run(*both) == [
        "WG310 not run: plan wave4 has no gate that names a compiler or an analyser"
    ]
    assert run("WG310", *both) == []
    assert not_run(file(function(), limits=under(TEN._replace(rules=(1, 2))))) == []


def test_the_gate_that_decides_about_clean_analysis_is_named() -> None:
    gate = (Gate(Id("warnings"), ("make",), 600), Gate(Id("analyser"), ("cppcheck", "src"), 600))
    limits = under(TEN)
    limits = limits._replace(plan=limits.plan._replace(gate=gate))
    said = "WG310 not run: the gate of plan wave4 decides it (warnings, analyser)"
    assert not_run(file(function(), limits=limits)) == [said]
    python = file(function())._replace(facts=FileFacts("python", ()), limits=(limits,))
    only_c = limits._replace(plan=with_languages(limits.plan, "c"))
    assert not_run(python._replace(limits=(only_c,))) == []


def with_languages(one: Plan, *languages: str) -> Plan:
    ten = TEN._replace(languages=languages)
    return one._replace(rules=one.rules._replace(power_of_ten=ten))


def test_functions_without_a_tree_are_undecided() -> None:
    tokens = file(function(level="tokens"))
    assert undecided(tokens) == [
        (1, "WG302, WG306, WG307, WG309 are undecided in f: only its tokens were read")
    ]
    rules = "WG301, WG302, WG303, WG305, WG306, WG307, WG309"
    assert undecided(file(function(level="opaque"))) == [
        (1, f"{rules} are undecided in f: its body is assembly")
    ]
    only = under(TEN._replace(rules=(1, 4)))
    assert undecided(file(function(level="tokens"), limits=only)) == []


def test_unseen_places_are_told_once_for_each_rule() -> None:
    unseen = (
        Unseen("WG301", 7, "a call through a pointer"),
        Unseen("WG301", 5, "a call through the macro RUN"),
        Unseen("WG309", 6, "another branch of an #if"),
    )
    assert undecided(file(function(unseen=unseen))) == [
        (5, "WG301 is undecided in f: a call through the macro RUN, and 1 more"),
        (6, "WG309 is undecided in f: another branch of an #if"),
    ]


def test_unknown_results_and_calls_in_assertions_are_undecided() -> None:
    calls = (Call("mystery", 3, dropped=True), Call("assert", 4, dropped=True, inner=True))
    assert undecided(file(function(calls=calls))) == [
        (3, "WG307 is undecided in f: whether mystery gives a result is not known"),
        (4, "WG305 is undecided in f: whether the call in an assertion has effects"),
    ]


def test_what_is_missing_from_the_graph_is_undecided() -> None:
    graph = CallGraph((), ("3 files were not indexed",))
    assert undecided(file(function()), graph=graph) == [
        (None, "WG301 is undecided: 3 files were not indexed")
    ]


def test_problems_and_unseen_places_of_a_file_are_undecided() -> None:
    facts = FileFacts(
        "c", (), ("braces do not balance",), unseen=(Unseen("WG306", 4, "whether others use x"),)
    )
    assert undecided(file()._replace(facts=facts)) == [
        (None, "braces do not balance"),
        (4, "WG306 is undecided: whether others use x"),
    ]
    assert undecided(file()._replace(facts=facts, lines=((5, 9),))) == [
        (None, "braces do not balance")
    ]


def test_the_plan_says_how_loud_that_is() -> None:
    gap = function(unseen=(Unseen("WG301", 7, "x"),))

    def severity(limits: CodeLimits) -> str:
        return run("WG902", file(gap, limits=limits))[0].severity

    assert severity(under()) == "warning"
    assert severity(under(undecided="error")) == "error"
    assert severity(under(undecided="error", binding=False)) == "warning"


def test_nobody_judges_and_nothing_is_told() -> None:
    case: Evidence = evidence(judged(made=commit(), code=(code(function(), limits=()),)))
    assert judge(case, None, "index", ()).findings == ()
