"""Catalogue, rule files, the contract's table, pages and tests hold together."""

from importlib import import_module
from pathlib import Path

import pytest

from support.sources import ROOT, sources
from worknode_guard.rules.catalogue import CATALOGUE, Entry, entry_of

CONTRACT = {
    "WG001": "trust-root",
    "WG002": "document-malformed",
    "WG003": "document-signature",
    "WG004": "document-version",
    "WG005": "document-time",
    "WG006": "revoked",
    "WG007": "chain",
    "WG010": "commit-unsigned",
    "WG011": "commit-signature",
    "WG012": "unknown-key",
    "WG013": "commit-form",
    "WG014": "ambiguous-capability",
    "WG015": "plan-trailer",
    "WG016": "history-incomplete",
    "WG017": "merge-not-trivial",
    "WG018": "ref-not-allowed",
    "WG019": "presence-not-proved",
    "WG020": "landing-unproved",
    "WG101": "path-not-allowed",
    "WG102": "delete-not-allowed",
    "WG103": "protected-path",
    "WG104": "phase-not-active",
    "WG105": "entry-kind",
    "WG106": "unsafe-name",
    "WG107": "tree-malformed",
    "WG108": "size-limit",
    "WG109": "unreadable-content",
    "WG110": "tier-may-not",
    "WG201": "cyclomatic-complexity",
    "WG202": "function-length",
    "WG203": "parameter-count",
    "WG204": "nesting-depth",
    "WG301": "simple-control-flow",
    "WG302": "bounded-loops",
    "WG303": "no-late-allocation",
    "WG304": "function-fits-a-page",
    "WG305": "assertion-density",
    "WG306": "smallest-scope",
    "WG307": "checked-values",
    "WG308": "limited-preprocessor",
    "WG309": "restricted-pointers",
    "WG310": "clean-analysis",
    "WG401": "undocumented",
    "WG501": "changed-line-coverage",
    "WG502": "untested-function",
    "WG503": "gate-failed",
    "WG504": "evidence-missing-or-stale",
    "WG601": "task-trailer",
    "WG602": "lease-fenced",
    "WG603": "not-approved",
    "WG604": "self-approval",
    "WG901": "internal-error",
    "WG902": "not-analysed",
}
"""The public codes and their names; those of the Power of Ten, WG301 to WG310, are ours."""

NO_RULES = {
    "catalogue",
    "facets",
    "judge",
    "making",
    "gaps",
    "waivers",
    "measures",
    "plans",
    "results",
    "ten",
    "scope.trees",
}
"""Files of the room that serve rules and are none."""

TESTS = [
    path
    for path in sorted((ROOT / "tests").rglob("test_*.py"))
    if path.parent.name not in {"house", "reports"}
]

MORE_LABELS = {"Unproven", "Undecided", "Python", "Waiver"}
"""What a page may tell between Good and Source."""

each_rule = pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.code)


def module_of(entry: Entry) -> str:
    return f"worknode_guard.rules.{entry.module}"


def test_each_rule_file_is_in_the_catalogue_and_the_other_way_round() -> None:
    files = {
        file.name.removeprefix("rules/").removesuffix(".py").replace("/", ".")
        for file in sources()
        if file.room == "rules" and not file.name.endswith("__init__.py")
    }
    assert files - NO_RULES == {entry.module for entry in CATALOGUE}


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [entry.code for entry in CATALOGUE]
    assert codes == sorted(set(codes))
    assert len({entry.name for entry in CATALOGUE}) == len(CATALOGUE)


def test_names_are_the_contract_s() -> None:
    ours = {entry.code: entry.name for entry in CATALOGUE}
    assert {code: name for code, name in ours.items() if CONTRACT.get(code) != name} == {}


@each_rule
def test_a_rule_s_file_says_its_code_and_name(entry: Entry) -> None:
    module = import_module(module_of(entry))
    assert (entry.code, entry.name) == (module.CODE, module.NAME)
    assert entry.module.rsplit(".", 1)[1] == entry.name.replace("-", "_")


@each_rule
def test_a_rule_is_found_by_code_and_name(entry: Entry) -> None:
    assert entry_of(entry.code.lower()) is entry
    assert entry_of(entry.name) is entry


@each_rule
def test_a_rule_s_docstring_is_its_page(entry: Entry) -> None:
    text = import_module(module_of(entry)).__doc__ or ""
    head, *labels = [line for line in text.splitlines() if line and not line.startswith(" ")]
    assert head.endswith(".")
    found = [line.split(":", 1)[0] for line in labels]
    assert [label for label in found if label not in MORE_LABELS] == [
        "Why",
        "Bad",
        "Good",
        "Source",
    ]
    assert found[-1] == "Source"


def naming(code: str) -> list[Path]:
    return [path for path in TESTS if f'"{code}"' in path.read_text(encoding="utf-8")]


@each_rule
def test_a_rule_has_a_test_that_names_its_code(entry: Entry) -> None:
    assert naming(entry.code) != []
