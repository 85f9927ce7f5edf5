"""What the words of the two reports for people say."""

import pytest

from support.verdicts import BASE, FIRST, SECOND, finding, rich, verdict
from worknode_guard.errors import UsageError
from worknode_guard.model.finding import Finding, NotAnalysed
from worknode_guard.model.verdict import Verdict
from worknode_guard.reports import concise, full
from worknode_guard.reports.formats import FORMATS, format_named
from worknode_guard.reports.lines import finding_line
from worknode_guard.reports.order import in_order
from worknode_guard.reports.text import summary

HEAD = "WG101 path-not-allowed: impl-rpc may not modify src/core/c.py"
LINES = {
    "a line of a file": (finding(line=3), f"src/core/c.py:3: {HEAD}"),
    "a file": (finding(), f"src/core/c.py: {HEAD}"),
    "a commit": (finding(path=None), f"222222222222: {HEAD}"),
    "the whole change": (finding(path=None, commit=None), f"change: {HEAD}"),
    "a warning": (finding(severity="warning"), f"src/core/c.py: {HEAD} [warning]"),
    "a waived one": (finding(waived=True), f"src/core/c.py: {HEAD} [waived]"),
    "an undecided one": (finding(undecided=True), f"src/core/c.py: {HEAD} [undecided]"),
}
REPORT_ONLY = "would be refused once the trust root enforces"
WARNING = finding(severity="warning")
SUMMARIES = {
    "nothing": (verdict(), "allowed: 0 errors, 0 warnings in 1 commit"),
    "a warning": (verdict(WARNING), "allowed: 0 errors, 1 warning in 1 commit"),
    "a waived error": (
        verdict(finding(waived=True)),
        "allowed: 0 errors, 0 warnings, 1 waived in 1 commit",
    ),
    "errors": (verdict(finding(), finding(), WARNING), "refused: 2 errors, 1 warning in 1 commit"),
    "no commits": (verdict(finding(), commits=()), "refused: 1 error, 0 warnings in 1 file"),
    "report only": (
        verdict(finding(), enforced=False),
        f"allowed, report only: 1 error, 0 warnings in 1 commit; {REPORT_ONLY}",
    ),
    "report only without errors": (
        verdict(WARNING, enforced=False),
        "allowed: 0 errors, 1 warning in 1 commit",
    ),
    "undecided": (
        verdict(finding(undecided=True), enforced=False),
        "undecided: 1 error, 0 warnings in 1 commit; what cannot be decided is not let through",
    ),
}


@pytest.mark.parametrize(("one", "line"), LINES.values(), ids=LINES.keys())
def test_a_finding_stands_at(one: Finding, line: str) -> None:
    assert finding_line(one) == line


@pytest.mark.parametrize(("whole", "line"), SUMMARIES.values(), ids=SUMMARIES.keys())
def test_the_last_line_says(whole: Verdict, line: str) -> None:
    assert summary(whole) == line
    assert concise.render(whole).endswith(f"{line}\n")
    assert full.render(whole).endswith(f"{line}\n")


def test_findings_come_by_commit_path_line_and_code() -> None:
    order = [
        finding(path=b"a", line=1, code="WG201"),
        finding(path=b"a", line=1, code="WG202"),
        finding(path=b"a", line=10),
        finding(path=b"b"),
        finding(path=b"a", commit=SECOND),
        finding(path=b"a", commit=BASE),
        finding(path=None, commit=None),
    ]
    commits = rich().commits
    assert in_order(verdict(*reversed(order), commits=commits)) == order


def test_full_gives_why_fix_and_commit_under_each_finding() -> None:
    lines = full.render(verdict(finding(line=3))).splitlines()
    assert lines[1:4] == [
        "  why: plan wave4-rpc, phase build, lets impl-rpc write src/network/**",
        "  fix: move the change, or ask for a wider capability",
        f"  commit: {FIRST[:12]}",
    ]


@pytest.mark.parametrize("one", [finding(path=None), finding(commit=None)])
def test_full_does_not_repeat_the_commit(one: Finding) -> None:
    assert "  commit:" not in full.render(verdict(one))


def test_full_names_twenty_places_and_counts_the_others() -> None:
    places = [NotAnalysed(b"%d.sh" % n, None, "shell") for n in range(21)]
    assert "more" not in full.render(verdict(not_analysed=tuple(places[:20])))
    text = full.render(verdict(not_analysed=tuple(places)))
    assert "not analysed: 19.sh: shell\nnot analysed: and 1 more\n" in text


def test_full_tells_how_functions_were_read() -> None:
    assert "\nlocated 43, ast 39, repaired 1, tokens 2, opaque 1\n" in full.render(rich())


@pytest.mark.parametrize("name", ["full", "concise"])
def test_colour_only_adds_colour(name: str) -> None:
    plain = format_named(name)(rich())
    coloured = format_named(name)(rich(), colour=True)
    assert "\x1b" not in plain
    for code in ("\x1b[31m", "\x1b[33m", "\x1b[2m", "\x1b[0m"):
        assert code in coloured
        coloured = coloured.replace(code, "")
    assert coloured == plain


@pytest.mark.parametrize(
    ("whole", "code"),
    [
        (verdict(), "\x1b[32m"),
        (verdict(finding()), "\x1b[31m"),
        (verdict(finding(), enforced=False), "\x1b[33m"),
        (verdict(finding(undecided=True), enforced=False), "\x1b[31m"),
    ],
)
def test_the_last_line_has_the_verdicts_colour(whole: Verdict, code: str) -> None:
    assert concise.render(whole, colour=True).splitlines()[-1].startswith(code)


def test_an_unknown_format_is_a_usage_error_that_names_the_known() -> None:
    with pytest.raises(UsageError, match="'yaml' is not an output format") as caught:
        format_named("yaml")
    assert all(name in caught.value.why for name in FORMATS)
