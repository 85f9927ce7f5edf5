"""From evidence to the verdict: rules that run, waivers, failures, levels."""

import pytest

from support.handmade import (
    IMPL,
    SOMEBODY,
    code,
    commit,
    evidence,
    function,
    judged,
    problem,
    refusal,
)
from support.lawnouns import FULL, NOW, Fields, capability, ids, law, plan, root
from worknode_guard.model.actor import Agent, Nobody
from worknode_guard.model.evidence import CodeLimits, Evidence, Net, RefusedChange
from worknode_guard.model.finding import Finding, NotAnalysed
from worknode_guard.model.functions import FileFacts
from worknode_guard.model.law import Succession
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.model.plan import Plan, Waiver
from worknode_guard.model.verdict import CommitVerdict, Levels, Verdict
from worknode_guard.rules.catalogue import CATALOGUE, entry_of
from worknode_guard.rules.facets import facets
from worknode_guard.rules.judge import judge

BAD = function(complexity=10)


def _judge(case: Evidence) -> Verdict:
    return judge(case, "b" * 40, "h" * 40, ("notice",))


def _waiver(**fields: object) -> Waiver:
    given: Fields = dict(fields)
    plain = Waiver("WG201", parse_pattern("src/**"), None, "generated", NOW + 1)  # type: ignore[arg-type]  # a later moment
    return plain._replace(**given)


def _plans(*plans: Plan, binding: tuple[bool, ...] = ()) -> list[Finding]:
    bound = binding or (True,) * len(plans)
    limits = tuple(CodeLimits(one, FULL, binding=b) for one, b in zip(plans, bound, strict=True))
    return list(_judge(evidence(judged(code=(code(BAD, limits=limits),)))).findings)


class TestVerdict:
    def test_nothing_wrong_is_allowed(self) -> None:
        found = _judge(evidence(judged(), net=Net(files=3)))
        assert (found.outcome, found.exit_code, found.findings, found.files) == ("allow", 0, (), 3)
        assert found.commits == (CommitVerdict("c1", "impl", "wave4", ids("build"), "allow"),)
        assert (found.base, found.head, found.notices) == ("b" * 40, "h" * 40, ("notice",))

    def test_a_refused_commit_is_marked_and_the_other_is_not(self) -> None:
        wrong = judged(Nobody(refusal("WG010")))
        found = _judge(evidence(wrong, judged(SOMEBODY, commit("c2"))))
        assert (found.outcome, found.exit_code) == ("refuse", 1)
        assert [(one.signer, one.plan, one.outcome) for one in found.commits] == [
            (None, None, "refuse"),
            (None, None, "allow"),
        ]

    def test_report_lets_pass_what_it_shows(self) -> None:
        under = law()._replace(root=root(enforce="report"))
        found = _judge(evidence(judged(Nobody(refusal("WG010"))), under=under))
        assert (found.enforced, found.outcome, len(found.findings)) == (False, "allow", 1)

    def test_phases_are_the_active_ones_of_the_capability(self) -> None:
        agent = Agent((capability(phases=ids("verify")),))
        found = _judge(evidence(judged(agent, plan=plan(active=ids("build", "verify")))))
        assert found.commits[0].phases == ids("verify")

    def test_functions_of_the_newest_state_are_counted_and_gaps_listed(self) -> None:
        old = judged(code=(code(function(), function("g")),))
        facts = FileFacts("c", (function(level="ast"),), ("macro",), "NUL bytes")
        new = judged(made=commit("c2"), code=(code(facts=facts),))
        found = _judge(evidence(old, new))
        assert found.levels == Levels(ast=1)
        assert found.not_analysed == (
            NotAnalysed(b"src/a.c", None, "macro"),
            NotAnalysed(b"src/a.c", None, "NUL bytes"),
        )


class TestFailure:
    def test_a_rule_that_raises_is_undecided(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(_: Evidence) -> list[Finding]:
            raise ZeroDivisionError("oh")

        monkeypatch.setattr("worknode_guard.rules.authority.commit_unsigned.judge", broken)
        found = _judge(evidence(judged(Nobody(refusal("WG010")))))
        assert (found.outcome, found.exit_code) == ("undecided", 3)
        assert [(one.code, one.message) for one in found.findings] == [
            ("WG901", "rule WG010 failed: ZeroDivisionError: oh")
        ]


class TestWaivers:
    def test_lifted_by_the_plan_that_judges_the_file(self) -> None:
        for waiver in (_waiver(), _waiver(symbol="f"), _waiver(path=parse_pattern("src/a.c"))):
            assert [one.waived for one in _plans(plan(waivers=(waiver,)))] == [True]

    @pytest.mark.parametrize(
        "fields",
        [
            {"rule": "WG202"},
            {"symbol": "g"},
            {"path": parse_pattern("lib/**")},
            {"until": NOW},
        ],
    )
    def test_not_lifted_by_one_that_does_not_fit(self, fields: Fields) -> None:
        assert [one.waived for one in _plans(plan(waivers=(_waiver(**fields),)))] == [False]

    def test_one_team_cannot_waive_anothers_rule(self) -> None:
        kind = plan(waivers=(_waiver(),))
        assert [one.waived for one in _plans(kind, plan("wave5"))] == [False]
        assert [one.waived for one in _plans(kind, kind)] == [True]

    def test_a_plan_that_only_warns_has_no_say_beside_one_that_binds(self) -> None:
        kind = plan(waivers=(_waiver(),))
        found = _plans(kind, plan("wave5"), binding=(True, False))
        assert [one.waived for one in found] == [True]
        found = _plans(kind, plan("wave5"), binding=(False, False))
        assert [one.waived for one in found] == [False]

    def test_rules_of_authority_and_scope_are_never_lifted(self) -> None:
        waivers = tuple(_waiver(rule=code_) for code_ in ("WG101", "WG003"))
        limits = (CodeLimits(plan(waivers=waivers), FULL),)
        refused = (RefusedChange(code().change, refusal("WG101")),)
        step = Succession((problem("WG003", "src/a.c"),))
        one = judged(refused=refused, succession=step, code=(code(limits=limits),))
        assert [f.waived for f in _judge(evidence(one)).findings] == [False, False]

    def test_unreadable_content_is_a_rule_of_scope(self) -> None:
        facts = FileFacts("c", unreadable="NUL bytes")
        limits = (CodeLimits(plan(waivers=(_waiver(rule="WG109"),)), FULL),)
        case = evidence(judged(code=(code(facts=facts, limits=limits),)))
        assert [one.waived for one in _judge(case).findings] == [False]

    def test_a_waiver_counts_in_the_commit_it_judges(self) -> None:
        lifted = CodeLimits(plan(waivers=(_waiver(),)), FULL)
        first = judged(code=(code(BAD, limits=(lifted,)),))
        second = judged(made=commit("c2"), code=(code(BAD),))
        other = code(BAD)._replace(change=code().change._replace(path=b"src/b.c"))
        third = judged(made=commit("c3"), code=(other, code(limits=(lifted,))))
        found = _judge(evidence(first, second, third)).findings
        assert [(one.commit, one.waived) for one in found] == [
            ("c1", True),
            ("c2", False),
            ("c3", False),
        ]


class TestCatalogue:
    def test_codes_and_names_are_unique_and_in_order(self) -> None:
        codes = [entry.code for entry in CATALOGUE]
        assert codes == sorted(set(codes))
        assert len({entry.name for entry in CATALOGUE}) == len(CATALOGUE)

    @pytest.mark.parametrize("word", ["WG101", "wg101", " path-not-allowed "])
    def test_a_rule_is_found_by_code_or_name(self, word: str) -> None:
        found = entry_of(word)
        assert found is not None
        assert found.code == "WG101"

    def test_no_rule(self) -> None:
        assert entry_of("WG999") is None


class TestFacets:
    def test_a_case_without_anything_wrong_has_none(self) -> None:
        assert facets(evidence(judged(), judged(SOMEBODY), judged(Nobody(None)))) == frozenset()

    def test_every_kind_is_seen(self) -> None:
        step = Succession((problem("WG003"),), (problem("WG007"),))
        made = commit(form_problems=("x",), merge="other", tree_problems=("x",))
        first = judged(
            IMPL, made, plan=refusal("WG015"), needs_plan=True, ref=refusal("WG018"), code=(code(),)
        )
        second = judged(
            Nobody(refusal("WG010")),
            refused=(RefusedChange(code().change, refusal("WG101")),),
            succession=Succession((problem("WG004"),)),
        )
        assert facets(evidence(first, second, net=Net(succession=step))) == {
            *("WG003", "WG004", "WG007", "WG010", "WG015", "WG101"),
            *("code", "form", "merges", "ref", "trees"),
        }

    def test_a_plan_that_nothing_asks_for_is_no_reason(self) -> None:
        assert facets(evidence(judged(IMPL, plan=refusal("WG015")))) == frozenset()

    def test_the_net_change_has_its_own(self) -> None:
        refused = (RefusedChange(code().change, refusal("WG103")),)
        whole = Net(
            conflict=True,
            tree_problems=("x",),  # type: ignore[arg-type]  # only its presence counts
            refused=refused,
            volumes=("x",),  # type: ignore[arg-type]  # the same
        )
        assert facets(evidence(net=whole)) == {"WG103", "merges", "trees", "volumes"}
