"""Rules that are not run for want of facts would have said nothing."""

from importlib import import_module

from hypothesis import given

from support.cases import evidence
from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding
from worknode_guard.rules.catalogue import CATALOGUE, Entry
from worknode_guard.rules.facets import facets
from worknode_guard.rules.judge import judge


def findings_of(entry: Entry, case: Evidence) -> list[Finding]:
    return list(import_module(f"worknode_guard.rules.{entry.module}").judge(case))


@given(evidence)
def test_a_rule_left_out_would_have_said_nothing(case: Evidence) -> None:
    present = facets(case)
    left_out = [entry for entry in CATALOGUE if entry.reads not in present]
    assert {e.code: found for e in left_out if (found := findings_of(e, case))} == {}


@given(evidence)
def test_the_chosen_rules_find_what_all_rules_find(case: Evidence) -> None:
    every = [finding for entry in CATALOGUE for finding in findings_of(entry, case)]
    verdict = judge(case, None, "index", ())
    assert [finding for finding in verdict.findings if finding.code != "WG901"] == every


@given(evidence)
def test_no_reason_to_refuse_is_lost(case: Evidence) -> None:
    verdict = judge(case, None, "index", ())
    told = " ".join(f"{finding.code} {finding.message}" for finding in verdict.findings)
    assert [facet for facet in facets(case) if facet[:2] == "WG" and facet not in told] == []
    if any(finding.code == "WG901" for finding in verdict.findings):
        assert verdict.outcome == "undecided"
