"""From commits to judged commits."""

import pytest

from support.handmade import IMPL, SOMEBODY, change, commit
from support.lawnouns import MAIN, NOW, capability, executive, ids, law, patterns, plan
from worknode_guard.model.actor import Agent, Refusal
from worknode_guard.model.change import (
    ABSENT,
    EXECUTABLE,
    OPS,
    REGULAR,
    SUBMODULE,
    SYMLINK,
    Trailers,
)
from worknode_guard.model.evidence import Judged
from worknode_guard.model.plan import Assignment
from worknode_guard.services.judging import is_source, judge_commit, ref_of, refusal_of

EVERYTHING = Agent((capability(paths=patterns("**"), ops=()),))
EXEC = Agent((executive(paths=patterns("**"), ops=OPS),))
VAL = Agent((capability("val", tier="validation", paths=patterns("**"), ops=OPS),))
FOR_ALL = plan(assignments=(Assignment(ids("impl", "exec-1", "val")),))


class TestCommit:
    def test_a_persons_commit_is_only_carried_on(self) -> None:
        made = commit("c1", change())
        assert judge_commit(law(), made, SOMEBODY, NOW, ref=MAIN) == Judged(made, SOMEBODY)

    def test_an_agents_commit_gets_its_plan_and_its_refusals(self) -> None:
        made = commit("c1", change(), change("lib/b.c"))
        found = judge_commit(law(plan()), made, IMPL, NOW, ref=MAIN)
        assert (found.plan, found.needs_plan, found.ref) == (plan(), True, None)
        assert [one.change.path for one in found.refused] == [b"lib/b.c"]

    def test_without_a_plan_no_file_is_refused_for_itself(self) -> None:
        found = judge_commit(law(), commit("c1", change("lib/b.c")), IMPL, NOW, ref=MAIN)
        assert isinstance(found.plan, Refusal)
        assert (found.refused, found.needs_plan) == ((), True)

    @pytest.mark.parametrize(
        ("trailers", "needs"),
        [
            (Trailers(), False),
            (Trailers(plans=("wave4",)), False),
            (Trailers(plans=("wave4", "wave4")), True),
            (Trailers(malformed=("Worknode-Plan:",)), True),
        ],
    )
    def test_a_commit_that_changes_nothing_needs_no_plan(
        self, trailers: Trailers, *, needs: bool
    ) -> None:
        found = judge_commit(law(), commit(trailers=trailers), IMPL, NOW)
        assert (found.needs_plan, found.ref) == (needs, None)

    def test_what_an_executive_may_bring_needs_no_plan(self) -> None:
        path = "plans/agents/impl2.yaml"
        made = commit("c1", change(path), change(f"{path}.e.sig"))
        brought = frozenset({path, f"{path}.e.sig"})
        found = judge_commit(law(), made, EXEC, NOW, brought=brought)
        assert (found.refused, found.needs_plan) == ((), False)
        found = judge_commit(law(plan()), made, EXEC, NOW, brought=frozenset({path}))
        assert [one.refusal.code for one in found.refused] == ["WG110"]


class TestBranch:
    def test_the_plan_counts_only_where_it_is_needed(self) -> None:
        other = plan(refs=("refs/heads/x",))
        for needs, code in ((True, "WG018"), (False, None)):
            found = ref_of(IMPL, other, MAIN, needs_plan=needs)
            assert (found.code if found else None) == code

    def test_a_plan_that_is_refused_already_says_nothing_here(self) -> None:
        assert ref_of(IMPL, Refusal("WG015", "a", "b", "c"), MAIN, needs_plan=True) is None

    def test_the_capability_always_counts(self) -> None:
        found = ref_of(IMPL, None, "refs/heads/x", needs_plan=False)
        assert found is not None
        assert found.code == "WG018"


class TestChange:
    @pytest.mark.parametrize(
        ("old", "new", "code"),
        [
            (ABSENT, REGULAR, "WG101"),
            (REGULAR, REGULAR, "WG101"),
            (REGULAR, ABSENT, "WG102"),
            (ABSENT, EXECUTABLE, "WG105"),
            (REGULAR, EXECUTABLE, "WG105"),
            (REGULAR, SYMLINK, "WG102"),
            (ABSENT, SYMLINK, "WG105"),
            (SYMLINK, REGULAR, "WG102"),
            (ABSENT, SUBMODULE, "WG105"),
            (SUBMODULE, SYMLINK, "WG102"),
        ],
    )
    def test_the_gravest_right_is_refused_first(self, old: str, new: str, code: str) -> None:
        found = refusal_of(EVERYTHING, FOR_ALL, change("src/a", old, new))
        assert found is not None
        assert found.code == code

    def test_all_rights_together_are_allowed(self) -> None:
        whole = Agent((capability(ops=OPS),))
        assert refusal_of(whole, FOR_ALL, change("src/a", REGULAR, SYMLINK)) is None

    def test_each_right_is_asked(self) -> None:
        for missing in ("delete", "symlink"):
            ops = tuple(op for op in OPS if op != missing)
            found = refusal_of(
                Agent((capability(ops=ops),)), FOR_ALL, change("src/a", REGULAR, SYMLINK)
            )
            assert found is not None
            assert missing in found.what


class TestTiers:
    @pytest.mark.parametrize("agent", [EXEC, VAL])
    @pytest.mark.parametrize(
        ("path", "mode", "code"),
        [
            ("docs/a.md", REGULAR, None),
            ("docs/a.py", REGULAR, "WG110"),
            ("docs/run", EXECUTABLE, "WG110"),
        ],
    )
    def test_only_implementers_write_code(
        self, agent: Agent, path: str, mode: str, code: str | None
    ) -> None:
        found = refusal_of(agent, FOR_ALL, change(path, ABSENT, mode))
        assert (found.code if found else None) == code

    @pytest.mark.parametrize("path", ["plans/README", "PLANS/x.yaml"])
    def test_below_plans_an_executive_is_told_of_its_tier(self, path: str) -> None:
        codes = [
            found.code
            for agent in (EXEC, VAL, IMPL)
            if (found := refusal_of(agent, FOR_ALL, change(path)))
        ]
        assert codes[0] == "WG110"
        assert codes[2] == "WG103"


class TestSource:
    @pytest.mark.parametrize(
        ("path", "old", "new", "same", "source"),
        [
            ("src/a.c", ABSENT, REGULAR, False, True),
            ("src/a.py", REGULAR, EXECUTABLE, False, True),
            ("src/a.c", REGULAR, ABSENT, False, False),
            ("src/a.c", REGULAR, SYMLINK, False, False),
            ("src/a.c", ABSENT, SUBMODULE, False, False),
            ("src/a.c", REGULAR, EXECUTABLE, True, False),
            ("docs/a.md", ABSENT, REGULAR, False, False),
        ],
    )
    def test_what_a_code_rule_may_have_a_say_about(
        self, path: str, old: str, new: str, *, same: bool, source: bool
    ) -> None:
        made = change(path, old, new)
        if same:
            made = made._replace(new_oid=made.old_oid)
        assert is_source(made) == source
