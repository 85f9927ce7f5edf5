"""Rules that tell a reason which was found while gathering: each its own code, once."""

from importlib import import_module

import pytest

from support.handmade import IMPL, change, commit, evidence, judged, problem, refusal
from worknode_guard.model.actor import Nobody
from worknode_guard.model.evidence import Evidence, Net, RefusedChange
from worknode_guard.model.finding import Finding
from worknode_guard.model.law import Succession
from worknode_guard.rules.catalogue import CATALOGUE

OF_COMMITS = [
    entry
    for entry in CATALOGUE
    if entry.reads == entry.code and entry.module.startswith("authority.") and entry.code != "WG016"
]
OF_CHANGES = [
    entry for entry in CATALOGUE if entry.reads == entry.code and entry.module.startswith("scope.")
]


def _run(module: str, case: Evidence) -> list[Finding]:
    return list(import_module(f"worknode_guard.rules.{module}").judge(case))


@pytest.mark.parametrize("entry", OF_COMMITS, ids=lambda entry: entry.code)
class TestReasonsOfCommits:
    def test_an_actor_that_is_nobody(self, entry: tuple[str, str, str]) -> None:
        code, name, module = entry[:3]
        found = _run(module, evidence(judged(Nobody(refusal(code)))))
        assert found == [Finding(code, name, "error", "what", "why", "fix", commit="c1")]

    def test_a_plan_that_cannot_be_chosen_where_one_is_needed(
        self, entry: tuple[str, str, str]
    ) -> None:
        code, _, module = entry[:3]
        needed = judged(plan=refusal(code), needs_plan=True)
        idle = judged(plan=refusal(code))
        assert [len(_run(module, evidence(one))) for one in (needed, idle)] == [1, 0]

    def test_a_document_of_a_commit_and_of_the_net_change_is_told_once(
        self, entry: tuple[str, str, str]
    ) -> None:
        code, name, module = entry[:3]
        step = Succession(problems=(problem(code),))
        net = Net(succession=Succession((problem(code), problem(code, "plans/b.yaml"))))
        found = _run(module, evidence(judged(succession=step), net=net))
        assert [(one.code, one.rule, one.commit, one.path, one.line) for one in found] == [
            (code, name, "c1", b"plans/wave4.yaml", 3),
            (code, name, None, b"plans/b.yaml", 3),
        ]
        assert all(one.severity == "error" for one in found)

    def test_a_consequence_is_a_warning(self, entry: tuple[str, str, str]) -> None:
        code, _, module = entry[:3]
        net = Net(succession=Succession(consequences=(problem(code),)))
        assert [one.severity for one in _run(module, evidence(net=net))] == ["warning"]

    def test_other_codes_are_other_rules(self, entry: tuple[str, str, str]) -> None:
        module = entry[2]
        other = (problem("WG999"),)
        step = Succession(other, other)
        case = evidence(
            judged(Nobody(refusal("WG999")), succession=step),
            judged(Nobody(None)),
            judged(IMPL, plan=refusal("WG999"), needs_plan=True),
            judged(),
            net=Net(succession=step),
        )
        assert _run(module, case) == []


@pytest.mark.parametrize("entry", OF_CHANGES, ids=lambda entry: entry.code)
class TestReasonsOfChanges:
    def test_of_a_commit_and_of_the_net_change(self, entry: tuple[str, str, str]) -> None:
        code, name, module = entry[:3]
        mine = RefusedChange(change(), refusal(code))
        moved = RefusedChange(change("lib/b.c"), refusal(code))
        found = _run(module, evidence(judged(refused=(mine,)), net=Net(refused=(moved,))))
        assert [(one.code, one.rule, one.commit, one.path) for one in found] == [
            (code, name, "c1", b"src/a.c"),
            (code, name, None, b"lib/b.c"),
        ]

    def test_other_codes_are_other_rules(self, entry: tuple[str, str, str]) -> None:
        other = (RefusedChange(change(), refusal("WG999")),)
        case = evidence(judged(refused=other), net=Net(refused=other))
        assert _run(entry[2], case) == []


def test_there_are_rules_of_both_kinds() -> None:
    assert (len(OF_COMMITS), len(OF_CHANGES)) == (13, 6)


def test_a_finding_names_its_own_commit() -> None:
    both = (
        judged(Nobody(refusal("WG010"))),
        judged(Nobody(refusal("WG010")), commit("c2")),
    )
    found = _run("authority.commit_unsigned", evidence(*both))
    assert [one.commit for one in found] == ["c1", "c2"]


def test_incomplete_history_ends_a_check_before_any_rule_runs() -> None:
    case = evidence(judged(Nobody(refusal("WG016"))))
    assert _run("authority.history_incomplete", case) == []
