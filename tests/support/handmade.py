"""Evidence made directly, for tests of rules: commits, changes, functions."""

from support.lawnouns import FULL, NOW, Fields, capability, law, plan
from worknode_guard.model.actor import Actor, Agent, Human, Refusal
from worknode_guard.model.capability import Limits
from worknode_guard.model.change import ABSENT, REGULAR, Commit, FileChange, Trailers
from worknode_guard.model.evidence import CodeFile, CodeLimits, Evidence, Judged, Net, Volume
from worknode_guard.model.functions import Documentation, FileFacts, FunctionFacts
from worknode_guard.model.law import Law, LawProblem

IMPL = Agent((capability(),))
SOMEBODY = Human(None)
PATH = "src/a.c"


def change(path: str = PATH, old: str = ABSENT, new: str = REGULAR, **fields: object) -> FileChange:
    """A file that is added, unless modes say otherwise."""
    plain = FileChange(
        path.encode(),
        old,
        new,
        None if old == ABSENT else "1" * 40,
        None if new == ABSENT else "2" * 40,
        None if old == ABSENT else 9,
        None if new == ABSENT else 9,
    )
    given: Fields = dict(fields)
    return plain._replace(**given)


def commit(oid: str = "c1", *changes: FileChange, **fields: object) -> Commit:
    """A commit without a signature."""
    plain = Commit(oid, ("c0",), "x", (), "none", Trailers(), "none", changes)
    given: Fields = dict(fields)
    return plain._replace(**given)


def judged(actor: Actor = IMPL, made: Commit | None = None, **fields: object) -> Judged:
    """A commit of an agent under its plan."""
    given: Fields = {"plan": plan() if isinstance(actor, Agent) else None, **fields}
    return Judged(made or commit(), actor, **given)


def evidence(*commits: Judged, net: Net = Net(), under: Law | None = None) -> Evidence:  # noqa: B008 - an immutable value
    """A case."""
    return Evidence(under or law(), NOW, commits, net)


def refusal(code: str) -> Refusal:
    """A "no" under a code."""
    return Refusal(code, "what", "why", "fix")


def problem(code: str, path: str = "plans/wave4.yaml") -> LawProblem:
    """A document that does not hold."""
    return LawProblem(code, path, "wave4", "what", "why", "fix", 3)


def function(name: str = "f", **fields: object) -> FunctionFacts:
    """A harmless function of ten lines."""
    plain = FunctionFacts(
        name,
        1,
        10,
        "ast",
        complexity=1,
        parameters=1,
        nesting=1,
        documentation=Documentation("written"),
    )
    given: Fields = dict(fields)
    return plain._replace(**given)


def code(*functions: FunctionFacts, **fields: object) -> CodeFile:
    """A source file whose functions are all judged, by the plan and the chain of IMPL."""
    plain = CodeFile(
        change(),
        FileFacts("c", functions),
        functions,
        (),
        (CodeLimits(plan(), FULL),),
    )
    given: Fields = dict(fields)
    return plain._replace(**given)


def volume(agent: str | None = "impl", **fields: object) -> Volume:
    """A change that uses its limits to the last."""
    limits = Limits(files=2, lines_added=10, lines_deleted=5, file_bytes=100)
    name = None if agent is None else capability(agent).id
    given: Fields = dict(fields)
    return Volume(name, limits, 2, 10, 5, ((b"src/a.c", 100),))._replace(**given)
