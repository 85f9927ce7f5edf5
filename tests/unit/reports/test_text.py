"""Hostile text cannot leave its line, colour it, reorder it or command a log reader."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from support.verdicts import finding, verdict
from worknode_guard.reports.formats import FORMATS, format_named
from worknode_guard.reports.text import count, safe, safe_path, short

HOSTILE = {
    "a colour": ("\x1b[31mred", "\\x1b[31mred"),
    "a line end": ("a\nb", "a\\nb"),
    "a carriage return": ("a\rb", "a\\rb"),
    "a tab": ("a\tb", "a\\tb"),
    "a delete": ("a\x7f", "a\\x7f"),
    "a C1 control": ("\x9b31m", "\\x9b31m"),
    "a line separator": ("a\u2028b", "a\\u2028b"),
    "an override": ("\u202ecod.exe", "\\u202ecod.exe"),
    "an isolate": ("a\u2066b", "a\\u2066b"),
    "a zero-width joiner": ("a\u200db", "a\\u200db"),
    "a tag character": ("\U000e0041", "\\U000e0041"),
    "a byte that was no UTF-8": ("\udcff", "\\udcff"),
    "GitHub's command": ("::error::x", "\\x3a:error::x"),
    "GitHub's command behind spaces": ("  ::error::x", "  \\x3a:error::x"),
    "GitHub's old command": ("a ##[error]x", "a #\\x23[error]x"),
    "Azure's command": ("##vso[task.x]", "#\\x23vso[task.x]"),
    "TeamCity's command": ("##teamcity[x]", "#\\x23teamcity[x]"),
}
HARMLESS = ["plain", "na\u00efve \u4e2d\u6587", "C:\\x", "std::map", "## heading", ""]


@pytest.mark.parametrize(("text", "shown"), HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_escaped(text: str, shown: str) -> None:
    assert safe(text) == shown


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_stays(text: str) -> None:
    assert safe(text) == text


@given(st.text())
def test_safe_text_is_one_printable_line_and_stays_so(text: str) -> None:
    once = safe(text)
    assert once.isprintable()
    assert safe(once) == once


def test_paths_show_bytes_that_are_no_utf8() -> None:
    assert safe_path(b"a/\xff\n.c") == "a/\\xff\\n.c"
    assert safe_path("a/\u00e9".encode()) == "a/\u00e9"


def test_ids_are_abbreviated_and_words_stay() -> None:
    assert short("0123456789abcdef") == "0123456789ab"
    assert short("index") == "index"


def test_one_is_singular() -> None:
    assert [count(n, "error") for n in (0, 1, 2)] == ["0 errors", "1 error", "2 errors"]


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "json"])
@given(hostile=st.text(), path=st.binary())
@example(hostile="", path=b":")
def test_no_report_line_is_the_agents(name: str, hostile: str, path: bytes) -> None:
    plain = format_named(name)(verdict(finding(path=b"a", message="m", why="w", fix="f")))
    one = finding(message=hostile, why=hostile, fix=hostile, path=path)
    text = format_named(name)(verdict(one))
    lines = text.split("\n")
    assert len(lines) == plain.count("\n") + 1
    assert all(line.isprintable() for line in lines)
    assert not any(line.lstrip().startswith("::") for line in lines)
    assert "##[" not in text
