"""What an agent may do: built-in denial, every link of its chain, and the plan."""

import pytest

from support.lawnouns import (
    FULL,
    MAIN,
    NOW,
    UNTIL,
    Fields,
    capability,
    child,
    executive,
    file,
    ids,
    law,
    patterns,
    plan,
)
from worknode_guard.law.rights import Grant, active_phases, choose_plan, decide, ref_refusal
from worknode_guard.model.actor import Refusal
from worknode_guard.model.capability import Delegate
from worknode_guard.model.change import OPS, Op, Trailers
from worknode_guard.model.law import LawProblem
from worknode_guard.model.plan import Assignment, Plan

ALONE = (capability(),)
BOTH = (executive(), child())
EVERY_OP = capability(ops=OPS, paths=patterns("**"))


def _assigned(*assignments: Assignment, **fields: object) -> Plan:
    own: Fields = {"assignments": assignments, **fields}
    return plan(**own)


class TestDecide:
    @pytest.mark.parametrize("chain", [ALONE, BOTH])
    @pytest.mark.parametrize("op", ["add", "modify"])
    def test_allows_what_every_link_and_the_plan_give(
        self, chain: tuple[object, ...], op: Op
    ) -> None:
        answer = decide(chain, plan(), op, "src/a.c")  # type: ignore[arg-type]  # both are chains
        assert isinstance(answer, Grant)
        assert "plan wave4 (phase build), capability impl" in answer.link

    @pytest.mark.parametrize(
        ("op", "code"),
        [
            ("add", "WG101"),
            ("modify", "WG101"),
            ("delete", "WG102"),
            ("chmod", "WG105"),
            ("symlink", "WG105"),
            ("submodule", "WG105"),
        ],
    )
    def test_each_right_is_refused_under_its_own_code(self, op: Op, code: str) -> None:
        for chain, assigned in (
            ((capability(ops=(), paths=patterns("**")),), plan()),
            ((EVERY_OP,), _assigned(Assignment(ids("impl"), paths=patterns("src/net/**")))),
            ((EVERY_OP,), _assigned(Assignment(ids("impl"), ops=()))),
        ):
            answer = decide(chain, assigned, op, "src/a.c")
            assert isinstance(answer, Refusal)
            assert answer.code == code

    def test_built_in_denial_comes_first(self) -> None:
        answer = decide((EVERY_OP,), plan(), "modify", "plans/x.yaml")
        assert isinstance(answer, Refusal)
        assert answer.code == "WG103"

    @pytest.mark.parametrize(("op", "code"), [("add", "WG101"), ("delete", "WG102")])
    def test_a_denial_of_any_link_holds(self, op: Op, code: str) -> None:
        for chain in (
            (executive(deny=patterns("src/x/**")), child(ops=OPS)),
            (executive(), child(ops=OPS, deny=patterns("src/x/**"))),
        ):
            answer = decide(chain, plan(), op, "src/x/a.c")
            assert isinstance(answer, Refusal)
            assert answer.code == code
            assert "denies src/x/**" in answer.why

    def test_a_parent_counts_by_what_it_delegates(self) -> None:
        delegate = Delegate(1, ("implementation",), patterns("src/net/**"), ("add",), FULL)
        chain = (executive(paths=patterns("**"), ops=OPS, delegate=delegate), child())
        for op, path in (("add", "src/a.c"), ("modify", "src/net/a.c")):
            answer = decide(chain, plan(), op, path)  # type: ignore[arg-type]  # one of the words
            assert isinstance(answer, Refusal)
            assert "link exec-1 (delegate)" in answer.why
        assert isinstance(decide(chain, plan(), "add", "src/net/a.c"), Grant)

    def test_the_fix_names_what_is_missing(self) -> None:
        missing_op = decide(ALONE, plan(), "delete", "src/a.c")
        missing_path = decide(ALONE, plan(), "modify", "lib/a.c")
        assert isinstance(missing_op, Refusal)
        assert isinstance(missing_path, Refusal)
        assert missing_op.fix.endswith("widen impl --op delete")
        assert missing_path.fix.endswith("widen impl --path lib/a.c")

    def test_an_executives_own_act_counts_by_its_own_paths(self) -> None:
        own = (executive(paths=patterns("docs/**"), ops=("add",)),)
        assigned = _assigned(Assignment(ids("exec-1")))
        assert isinstance(decide(own, assigned, "add", "docs/a.md"), Grant)
        assert isinstance(decide(own, assigned, "add", "src/a.c"), Refusal)

    def test_without_a_plan_nothing_is_assigned(self) -> None:
        answer = decide(ALONE, None, "modify", "src/a.c")
        assert isinstance(answer, Refusal)
        assert answer.code == "WG101"

    def test_another_agents_assignment_gives_nothing(self) -> None:
        answer = decide(ALONE, _assigned(Assignment(ids("other"))), "modify", "src/a.c")
        assert isinstance(answer, Refusal)
        assert answer.why == "plan wave4 assigns to impl: nothing"

    def test_two_assignments_add_up(self) -> None:
        assigned = _assigned(
            Assignment(ids("impl"), ops=("add",)),
            Assignment(ids("impl"), paths=patterns("src/net/**"), ops=("modify",)),
        )
        assert isinstance(decide(ALONE, assigned, "modify", "src/net/a.c"), Grant)
        answer = decide(ALONE, assigned, "modify", "src/a.c")
        assert isinstance(answer, Refusal)
        assert answer.why == "plan wave4 assigns add there"

    @pytest.mark.parametrize(
        ("assignment", "active"),
        [
            (Assignment(ids("impl"), phases=ids("verify")), ids("build")),
            (Assignment(ids("impl")), ids("verify")),
            (Assignment(ids("impl")), ()),
        ],
    )
    def test_a_phase_that_is_not_active(
        self, assignment: Assignment, active: tuple[str, ...]
    ) -> None:
        answer = decide(ALONE, _assigned(assignment, active=active), "modify", "src/a.c")
        assert isinstance(answer, Refusal)
        assert answer.code == "WG104"

    def test_an_agent_without_any_phase(self) -> None:
        answer = decide((capability(phases=()),), plan(), "modify", "src/a.c")
        assert isinstance(answer, Refusal)
        assert answer.what == "src/a.c belongs to phase none, which is not active"


class TestPhases:
    def test_active_in_the_plan_in_every_link_and_in_the_assignment(self) -> None:
        both = ids("build", "verify")
        wide = plan(active=both)
        assert active_phases((capability(phases=both),), wide) == both
        assert active_phases((executive(), child(phases=both)), wide) == ids("build")
        only = Assignment(ids("impl"), phases=ids("verify"))
        assert active_phases((capability(phases=both),), wide, only) == ids("verify")


class TestChoosePlan:
    def test_the_only_plan_needs_no_trailer(self) -> None:
        assert choose_plan(law(plan()), ALONE, Trailers(), NOW) == plan()

    def test_no_plan_at_all(self) -> None:
        assert choose_plan(law(), (capability(plans=()),), Trailers(), NOW) is None

    def test_the_trailer_chooses(self) -> None:
        two = (capability(plans=ids("wave4", "wave5")),)
        both = law(plan(), plan("wave5"))
        assert choose_plan(both, two, Trailers(plans=("wave5",)), NOW) == plan("wave5")

    @pytest.mark.parametrize(
        "trailers",
        [
            Trailers(),
            Trailers(plans=("wave4", "wave4")),
            Trailers(plans=("wave4",), malformed=("Worknode-Plan:",)),
            Trailers(plans=("other",)),
        ],
    )
    def test_a_trailer_that_names_none(self, trailers: Trailers) -> None:
        two = (capability(plans=ids("wave4", "wave5")),)
        answer = choose_plan(law(plan(), plan("wave5"), plan("other")), two, trailers, NOW)
        assert isinstance(answer, Refusal)
        assert answer.code == "WG015"

    def test_a_plan_that_a_parent_does_not_cover(self) -> None:
        chain = (executive(plans=ids("wave5")), child())
        answer = choose_plan(law(plan()), chain, Trailers(), NOW)
        assert isinstance(answer, Refusal)
        assert answer.what == "link exec-1 does not cover the plan 'wave4'"

    def test_a_plan_that_is_not_there(self) -> None:
        answer = choose_plan(law(), ALONE, Trailers(), NOW)
        assert isinstance(answer, Refusal)
        assert (answer.code, answer.why) == ("WG015", "the law knows: no plan")

    def test_a_plan_that_does_not_hold(self) -> None:
        problem = LawProblem("WG002", "plans/wave4.yaml", "wave4", "what", "why", "fix")
        broken = file(plan())._replace(document=None, problems=(problem,))
        answer = choose_plan(law(broken), ALONE, Trailers(), NOW)
        assert answer == Refusal("WG002", "what", "why", "fix")

    @pytest.mark.parametrize(("expires", "holds"), [(NOW + 1, True), (NOW, False), (UNTIL, True)])
    def test_a_plan_expires(self, expires: int, *, holds: bool) -> None:
        answer = choose_plan(law(plan(expires=expires)), ALONE, Trailers(), NOW)
        assert isinstance(answer, Plan) == holds
        if isinstance(answer, Refusal):
            assert answer.code == "WG005"


class TestBranch:
    def test_allowed_by_every_link_and_the_plan(self) -> None:
        assert ref_refusal(BOTH, plan(), MAIN) is None
        assert ref_refusal(BOTH, None, MAIN) is None

    @pytest.mark.parametrize(
        ("chain", "refs", "holder"),
        [
            ((executive(refs=()), child()), (MAIN,), "capability exec-1"),
            ((executive(), child(refs=())), (MAIN,), "capability impl2"),
            (BOTH, ("refs/heads/x",), "plan wave4"),
        ],
    )
    def test_refused_with_the_holder(
        self, chain: tuple[object, ...], refs: tuple[str, ...], holder: str
    ) -> None:
        answer = ref_refusal(chain, plan(refs=refs), MAIN)  # type: ignore[arg-type]  # chains
        assert answer is not None
        assert (answer.code, answer.why.startswith(holder)) == ("WG018", True)
