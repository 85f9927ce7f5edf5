"""The JSON report is the contract's schema, whatever the verdict holds."""

import json
from base64 import b64decode
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.verdicts import finding, rich, verdict
from worknode_guard.model.finding import NotAnalysed
from worknode_guard.model.verdict import Verdict
from worknode_guard.reports.json import document, render

DOCS = Path(__file__).parents[3] / "docs" / "formats"
SCHEMA = json.loads((DOCS / "check.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

CONTRACT_KEYS = {
    "": "schema verdict base head project commits findings not_analysed summary",
    "commits": "commit signer plan phases verdict",
    "findings": "code rule severity commit path line end_line symbol message why fix waived",
    "not_analysed": "path symbol reason",
}

EDGES = {
    "rich": rich(),
    "without a law": verdict(base=None, head="index", project=None, commits=()),
    "undecided": verdict(finding(undecided=True), head="worktree"),
}


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("whole", EDGES.values(), ids=EDGES.keys())
def test_every_report_is_valid(whole: Verdict) -> None:
    VALIDATOR.validate(json.loads(render(whole)))


@pytest.mark.parametrize(("place", "keys"), CONTRACT_KEYS.items())
def test_keys_stand_in_the_contracts_order(place: str, keys: str) -> None:
    whole = json.loads(render(rich()))
    one = whole[place][0] if place else whole
    assert [key for key in one if key in keys.split()] == keys.split()
    assert list(one)[: len(keys.split())] == keys.split()


def test_a_path_that_is_no_utf8_comes_twice() -> None:
    strange = document(verdict(finding(path=b"a\xff"), finding(path=b"b", commit=None)))
    first, second = json.loads(json.dumps(strange["findings"]))
    assert first["path"] == "a\\xff"
    assert b64decode(first["path_bytes"]) == b"a\xff"
    assert second["path"] == "b"
    assert "path_bytes" not in second


def test_missing_values_are_null() -> None:
    one = json.loads(render(verdict(finding(commit=None, path=None))))["findings"][0]
    assert [one[key] for key in ("commit", "path", "line", "end_line", "symbol")] == [None] * 5


def test_the_summary_counts_what_still_counts() -> None:
    assert json.loads(render(rich()))["summary"] == {
        "commits": 2,
        "files": 5,
        "functions": 43,
        "errors": 4,
        "warnings": 1,
        "waived": 1,
    }


def test_colour_does_not_reach_json() -> None:
    assert render(rich(), colour=True) == render(rich())


@given(text=st.text(st.characters(), min_size=1), path=st.binary())
def test_any_text_gives_json_that_strict_parsers_read(text: str, path: bytes) -> None:
    one = finding(message=text, why=text, fix=text, symbol=text, path=path)
    whole = verdict(one, not_analysed=(NotAnalysed(path, text, text),), notices=(text,))
    rendered = render(whole)
    assert rendered.isascii()
    read = json.loads(rendered)
    VALIDATOR.validate(read)
    json.dumps(read, ensure_ascii=False).encode()


def test_bytes_in_texts_that_are_no_utf8_are_written_as_escapes() -> None:
    one = json.loads(render(verdict(finding(message="a\udcff", symbol="\udcfe"))))["findings"][0]
    assert (one["message"], one["symbol"]) == ("a\\udcff", "\\udcfe")
