"""Random evidence: every combination of facts that a rule could meet, few values of each."""

from typing import TypeVar

from hypothesis import strategies as st

from support.keys import key
from worknode_guard.model.actor import Actor, Agent, Human, Nobody, Refusal
from worknode_guard.model.capability import Capability, Delegate, Limits
from worknode_guard.model.change import Commit, FileChange, Trailers, TreeProblem
from worknode_guard.model.evidence import (
    CodeFile,
    CodeLimits,
    Evidence,
    Judged,
    Net,
    RefusedChange,
    Volume,
)
from worknode_guard.model.functions import FileFacts, FunctionFacts
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, LawProblem, Succession
from worknode_guard.model.plan import CodeRules, Plan
from worknode_guard.model.trust import Person, Role, TrustRoot
from worknode_guard.rules.catalogue import CATALOGUE

T = TypeVar("T")

NOW = Instant(1_800_000_000)
LATER = Instant(NOW + 1)
PROJECT = "sha256:" + "a" * 64
PEOPLE = Role(1, (Id("alice"),))
ALICE = Person(Id("alice"), (key("alice").public,))

ROOT = TrustRoot(
    version=1,
    name="demo",
    project=None,
    people=(ALICE,),
    runners=(),
    root=PEOPLE,
    plan=PEOPLE,
    delegate=PEOPLE,
    plan_by_executive=False,
    unsigned="refuse",
    unsigned_state="refuse",
    logins="refuse",
    enforce="refuse",
    expires=LATER,
)
LAW = Law(PROJECT, ROOT, None, {}, {}, (), ())
PLAN = Plan(
    project=PROJECT,
    id=Id("wave4"),
    version=1,
    title="demo",
    refs=("refs/heads/main",),
    active=(),
    phases=(),
    assignments=(),
    expires=LATER,
)
IMPL = Capability(
    project=PROJECT,
    id=Id("impl"),
    version=1,
    issuer=Id("root"),
    issuer_digest=PROJECT,
    subject=key("impl").public,
    tier="implementation",
    plans=(PLAN.id,),
    refs=PLAN.refs,
    paths=(),
    deny=(),
    phases=(),
    ops=(),
    limits=Limits(),
    delegate=Delegate(),
    not_before=Instant(0),
    expires=LATER,
    digest=PROJECT,
)

REPEATED = [entry.code for entry in CATALOGUE if entry.reads == entry.code]
"""Codes under which gathering itself finds reasons."""

PATHS = st.sampled_from([b"src/a.c", b"plans/wave4.yaml", b"\xff"])
CODES = st.sampled_from(REPEATED)
FEW = st.integers(1, 3)


def several(items: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """None, one or two of them."""
    return st.lists(items, max_size=2).map(tuple)


refusals = st.builds(Refusal, CODES, st.just("what"), st.just("why"), st.just("fix"))
changes = st.builds(
    FileChange, PATHS, st.just("000000"), st.just("100644"), st.none(), st.just("a" * 40)
)
refused_changes = st.builds(RefusedChange, changes, refusals)
problems = st.builds(
    LawProblem,
    CODES,
    st.just("plans/wave4.yaml"),
    st.just("wave4"),
    st.just("what"),
    st.just("why"),
    st.just("fix"),
)
successions = st.builds(Succession, several(problems), several(problems))
tree_problems = st.builds(TreeProblem, PATHS, st.just("is odd"), st.sampled_from(["tree", "name"]))
actors: st.SearchStrategy[Actor] = st.one_of(
    st.just(Agent((IMPL,))),
    st.sampled_from([Human(ALICE), Human(None)]),
    st.builds(Nobody, st.none() | refusals),
)
limits = st.builds(Limits, *[st.none() | FEW] * 6)
code_rules = st.builds(
    CodeRules, FEW, FEW, FEW, FEW, people=st.sampled_from(["warn", "refuse"]), ratchet=st.booleans()
)
functions = st.builds(
    FunctionFacts, st.just("f"), st.just(1), FEW, st.just("tokens"), FEW, FEW, FEW
)
code_limits = st.builds(
    CodeLimits, code_rules.map(lambda rules: PLAN._replace(rules=rules)), limits, st.booleans()
)
code_files = st.builds(
    CodeFile,
    changes,
    st.builds(
        FileFacts,
        st.just("c"),
        several(functions),
        several(st.just("odd")),
        st.none() | st.just("NUL"),
    ),
    several(functions),
    several(functions),
    several(code_limits),
)
commits = st.builds(
    Commit,
    st.sampled_from(["1" * 40, "2" * 40]),
    st.just(()),
    st.just("subject"),
    several(st.just("two signature headers")),
    st.just("none"),
    st.just(Trailers()),
    st.sampled_from(["none", "trivial", "other"]),
    several(changes),
    several(tree_problems),
)
judged = st.builds(
    Judged,
    commits,
    actors,
    plan=st.one_of(st.none(), st.just(PLAN), refusals),
    needs_plan=st.booleans(),
    refused=several(refused_changes),
    succession=successions,
    code=several(code_files),
    ref=st.none() | refusals,
)
volumes = st.builds(
    Volume,
    st.sampled_from([None, IMPL.id]),
    limits,
    FEW,
    FEW,
    FEW,
    several(st.tuples(PATHS, FEW)),
)
nets = st.builds(
    Net,
    st.booleans(),
    successions,
    several(tree_problems),
    several(refused_changes),
    several(volumes),
    FEW,
)
evidence = st.builds(Evidence, st.just(LAW), st.just(NOW), several(judged), nets)
