import pytest

from support.documents import UNTIL, plan
from support.problems import document, line_of, problems_of
from worknode_guard.model.plan import (
    Assignment,
    CodeRules,
    Coverage,
    Gate,
    Phase,
    Plan,
    PowerOfTen,
)

PATH = "plans/wave4.yaml"
WAIVER = {"rule": "WG304", "path": "src/t.c", "reason": "generated", "until": UNTIL}
GATE = {"name": "tests", "run": ["make", "test"], "timeout_s": 900}


def plan_of(text: str) -> Plan:
    noun = document(PATH, text).noun
    assert isinstance(noun, Plan)
    return noun


def test_what_is_left_out_has_the_contract_s_defaults() -> None:
    read = plan_of(plan())
    assert read.rules == CodeRules(8, 60, 8, 5, "changed", None, "changed", None, "warn", "warn")
    assert (read.tasks, read.approval, read.waivers, read.gate) == ("optional", "optional", (), ())


def test_an_empty_choice_of_rules_has_the_defaults_too() -> None:
    assert plan_of(plan(rules={})).rules == CodeRules()
    rules = plan_of(plan(rules={"coverage": {}, "power_of_ten": {"languages": ["c"]}})).rules
    assert rules.coverage == Coverage(95, total_may_fall=False)
    assert rules.power_of_ten == PowerOfTen(("c",), tuple(range(1, 11)))


def test_rules_are_read() -> None:
    ten = {
        "languages": ["python", "c"],
        "rules": [1, 10],
        "init": ["*_init"],
        "allocators": ["xmalloc"],
        "assertions": ["CHECK"],
        "conditionals": 0,
    }
    rules = {
        "complexity": 1,
        "function_lines": 2,
        "parameters": 3,
        "nesting": 4,
        "judge": "file",
        "power_of_ten": ten,
        "documentation": "off",
        "coverage": {"changed_lines": 0, "total_may_fall": True, "reports": ["a/b.xml"]},
        "undecided": "error",
        "people": "refuse",
        "ratchet": True,
        "severity": {"WG305": "warning"},
    }
    assert plan_of(plan(rules=rules)).rules == CodeRules(
        1,
        2,
        3,
        4,
        "file",
        PowerOfTen(("python", "c"), (1, 10), ("*_init",), ("xmalloc",), ("CHECK",), 0),
        "off",
        Coverage(0, total_may_fall=True, reports=("a/b.xml",)),
        "error",
        "refuse",
        ratchet=True,
        severity=(("WG305", "warning"),),
    )


def test_the_rest_is_read() -> None:
    read = plan_of(
        plan(
            version=7,
            refs=["refs/heads/main", "refs/heads/release/1.x"],
            active=[],
            phases=[{"id": "build", "deadline": UNTIL}],
            assignments=[
                {"agents": ["a", "b"], "paths": ["src/**"], "ops": ["add"]},
                {"agent": "c", "phases": ["build"]},
            ],
            tasks="required",
            approval="required",
            waivers=[WAIVER, {**WAIVER, "symbol": "big"}],
            gate=[{**GATE, "run": ["echo", "x", "x"]}],
        )
    )
    assert (read.id, read.version, read.title, read.active) == ("wave4", 7, "The wave", ())
    assert read.refs == ("refs/heads/main", "refs/heads/release/1.x")
    assert read.phases == (Phase(read.phases[0].id, read.expires),)
    first, second = read.assignments
    assert (first.agents, first.phases, first.ops) == (("a", "b"), (), ("add",))
    assert [pattern.text for pattern in first.paths or ()] == ["src/**"]
    assert second == Assignment(second.agents, ("build",), None, None)  # type: ignore[arg-type]  # Id
    assert (read.tasks, read.approval) == ("required", "required")
    assert [(waiver.rule, waiver.symbol) for waiver in read.waivers] == [
        ("WG304", None),
        ("WG304", "big"),
    ]
    assert (read.waivers[0].path.text, read.waivers[0].until) == ("src/t.c", read.expires)
    assert read.gate == (Gate(read.gate[0].name, ("echo", "x", "x"), 900),)


def assign(**keys: object) -> str:
    return plan(assignments=[{"agent": "impl", **keys}])


def ten(**keys: object) -> str:
    return plan(rules={"power_of_ten": {"languages": ["c"], **keys}})


def rules(**keys: object) -> str:
    return plan(rules=keys)


REFUSED = [
    ("no branch", plan(refs=[]), "refs:", "refs has too few"),
    ("a short branch", plan(refs=["main"]), "refs:", "'main' is not a branch"),
    ("a tag", plan(refs=["refs/tags/v1"]), "refs:", "is not a branch"),
    ("a pattern of branches", plan(refs=["refs/heads/*"]), "refs:", "is not a branch"),
    ("a branch twice", plan(refs=["refs/heads/a"] * 2), "refs:", "stands there already"),
    ("an empty title", plan(title=""), "title:", "title is empty"),
    ("no phases", plan(phases=[], active=[]), "phases:", "phases has too few"),
    ("a phase twice", plan(phases=[{"id": "build"}] * 2), "  - {id", "phases[1] stands there"),
    ("an unknown active phase", plan(active=["fix"]), "active:", "active[0] is fix, which is not"),
    ("an active phase twice", plan(active=["build"] * 2), "active:", "active[1] stands there"),
    ("a phase without id", plan(phases=[{"deadline": UNTIL}]), "  - {dead", "'id' of phases[0]"),
    ("a bad deadline", plan(phases=[{"id": "build", "deadline": "x"}]), "  - {id", "not a moment"),
    ("no agent", plan(assignments=[{"ops": ["add"]}]), "  - {ops", "neither 'agent' nor 'agents'"),
    ("both agents", assign(agents=["b"]), "  - {agent", "both 'agent' and 'agents'"),
    ("no agents", plan(assignments=[{"agents": []}]), "  - {agents", "agents has too few"),
    ("root as agent", plan(assignments=[{"agent": "root"}]), "  - {agent", "'root' is not free"),
    ("an unknown phase there", assign(phases=["fix"]), "  - {agent", "phases[0] is fix"),
    ("phases that are none", assign(phases=[]), "  - {agent", "assignments[0].phases has too few"),
    ("paths that are none", assign(paths=[]), "  - {agent", "assignments[0].paths has too few"),
    ("ops that are none", assign(ops=[]), "  - {agent", "assignments[0].ops has too few"),
    ("a bad pattern", assign(paths=["src/../x"]), "  - {agent", "'src/../x' is not a path pattern"),
    ("an unknown op", assign(ops=["rename"]), "  - {agent", "ops[0] is 'rename'"),
    ("complexity 0", rules(complexity=0), "rules:", "rules.complexity is 0"),
    ("no lines", rules(function_lines=0), "rules:", "rules.function_lines is 0"),
    ("no parameters", rules(parameters=0), "rules:", "rules.parameters is 0"),
    ("no nesting", rules(nesting=0), "rules:", "rules.nesting is 0"),
    ("lines as text", rules(function_lines="60"), "rules:", "rules.function_lines is text"),
    ("parameters as a boolean", rules(parameters=True), "rules:", "parameters is true or false"),
    ("a limit of another name", rules(depth=3), "rules:", "the key 'depth' is not known"),
    ("severity of authority", rules(severity={"WG101": "warning"}), "  sev", "'WG101' is not the"),
    ("an unknown severity", rules(severity={"WG305": "off"}), "  sev", "severity.WG305 is 'off'"),
    ("severity of no rule", rules(severity={"WG311": "error"}), "  sev", "'WG311' is not the"),
    ("ratchet as a word", rules(ratchet="on"), "rules:", "rules.ratchet is text"),
    ("101 percent", rules(coverage={"changed_lines": 101}), "  cov", "changed_lines is 101"),
    ("a report outside", rules(coverage={"reports": ["../x"]}), "  cov", "is no such path: '../x'"),
    ("a report from the root", rules(coverage={"reports": ["/x"]}), "  cov", "is no such path"),
    ("no language", ten(languages=[]), "  power", "languages has too few"),
    ("an unknown language", ten(languages=["rust"]), "  power", "languages[0] is 'rust'"),
    ("rule 0", ten(rules=[0]), "  power", "rules[0] is 0"),
    ("rule 11", ten(rules=[11]), "  power", "rules[0] is 11"),
    ("a rule twice", ten(rules=[1, 1]), "  power", "rules[1] stands there already"),
    ("a name with a space", ten(init=["a b"]), "  power", "'a b' is not a name in code"),
    ("a negative count", ten(conditionals=-1), "  power", "conditionals is -1"),
    ("a waiver of a right", plan(waivers=[{**WAIVER, "rule": "WG103"}]), "  - {rule", "'WG103'"),
    ("a waiver of WG601", plan(waivers=[{**WAIVER, "rule": "WG601"}]), "  - {rule", "'WG601'"),
    ("a waiver for ever", plan(waivers=[{**WAIVER, "until": ""}]), "  - {rule", "not a moment"),
    ("a waiver without why", plan(waivers=[{**WAIVER, "reason": ""}]), "  - {rule", "is empty"),
    ("a gate twice", plan(gate=[GATE, {**GATE, "timeout_s": 1}]), "  - {name", "gate[1] stands"),
    ("a gate without command", plan(gate=[{**GATE, "run": []}]), "  - {name", "run has too few"),
    ("a gate without time", plan(gate=[{**GATE, "timeout_s": 0}]), "  - {name", "timeout_s is 0"),
    ("an unknown word", plan(tasks="always"), "tasks:", "tasks is 'always'"),
    ("no active", plan(active=None), "kind:", "the key 'active' is missing"),
    ("no assignments", plan(assignments=None), "kind:", "the key 'assignments' is missing"),
]


@pytest.mark.parametrize(("sentence", "text", "mark", "what"), REFUSED, ids=[c[0] for c in REFUSED])
def test_refuses(sentence: str, text: str, mark: str, what: str) -> None:
    problems = problems_of(PATH, text)
    second = " stands" in what and "[1]" in what and "\n  - " in text and "  - " in mark
    found = [one.line for one in problems if what in one.what]
    assert found == [line_of(text, mark) + second], (sentence, problems)


@pytest.mark.parametrize("name", ["revoked", "triggers", "kinds"])
def test_ids_of_other_documents_are_taken(name: str) -> None:
    problems = problems_of(PATH, plan(name))
    assert problems[0].what == f"the id {name!r} is taken"


def test_the_file_name_is_the_id() -> None:
    (problem,) = problems_of(PATH, plan("other"))
    assert (problem.line, problem.what, problem.why) == (
        3,
        "id is 'other'",
        "the file's name says wave4",
    )


def test_a_faulty_phase_does_not_hide_other_faults() -> None:
    text = plan(phases=[{"id": "Build"}], active=["x", "x"], assignments=[{"agent": "A"}])
    assert [one.line for one in problems_of(PATH, text)] == [7, 9, 11]
