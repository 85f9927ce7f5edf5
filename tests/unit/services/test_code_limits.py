"""Whose limits judge a file."""

import pytest

from support.handmade import IMPL, SOMEBODY, commit, judged, refusal
from support.lawnouns import FULL, capability, ids, law, patterns, plan
from worknode_guard.model.actor import Nobody
from worknode_guard.model.evidence import CodeLimits
from worknode_guard.model.plan import Assignment, CodeRules
from worknode_guard.services.code import limits_of

NET = Assignment(ids("impl"), paths=patterns("src/net/**"))


def test_an_agent_is_judged_by_its_plan_and_its_chain() -> None:
    assert limits_of(law(plan()), judged(IMPL), "src/a.c") == (CodeLimits(plan(), FULL),)


def test_nobody_is_judged_by_code_rules_where_the_rest_refuses_already() -> None:
    assert limits_of(law(plan()), judged(IMPL, plan=refusal("WG015")), "src/a.c") == ()
    assert limits_of(law(plan()), judged(Nobody(None), commit()), "src/a.c") == ()


def test_a_person_is_judged_by_every_active_plan_that_covers_the_file() -> None:
    strict = plan("wave5", assignments=(NET,), rules=CodeRules(people="refuse"))
    settled = law(plan(), strict, capability())
    found = limits_of(settled, judged(SOMEBODY), "src/net/a.c")
    assert found == (CodeLimits(plan(), binding=False), CodeLimits(strict))
    assert limits_of(settled, judged(SOMEBODY), "src/a.c") == (CodeLimits(plan(), binding=False),)


@pytest.mark.parametrize(
    "one",
    [
        plan(active=()),
        plan(assignments=(NET,)),
        plan(assignments=()),
        plan(assignments=(Assignment(ids("gone")),)),
    ],
)
def test_a_closed_plan_or_one_for_other_files_judges_no_person(one: object) -> None:
    assert limits_of(law(one, capability()), judged(SOMEBODY), "src/a.c") == ()  # type: ignore[arg-type]  # a plan
