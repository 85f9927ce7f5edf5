"""Verdicts for tests of reports."""

from worknode_guard.model.finding import Finding, NotAnalysed
from worknode_guard.model.verdict import CommitVerdict, Levels, Verdict

BASE = "1" * 40
FIRST = "2" * 40
SECOND = "3" * 40


def finding(**changed: object) -> Finding:
    """Give a finding of WG101 with some fields changed."""
    plain = Finding(
        code="WG101",
        rule="path-not-allowed",
        severity="error",
        message="impl-rpc may not modify src/core/c.py",
        why="plan wave4-rpc, phase build, lets impl-rpc write src/network/**",
        fix="move the change, or ask for a wider capability",
        commit=FIRST,
        path=b"src/core/c.py",
    )
    return plain._replace(**changed)  # type: ignore[arg-type]  # the fields are those of the test


def verdict(*findings: Finding, **changed: object) -> Verdict:
    """Give a verdict on one commit with these findings."""
    plain = Verdict(
        base=BASE,
        head=FIRST,
        project="sha256:" + "a" * 64,
        commits=(CommitVerdict(FIRST, "impl-rpc", "wave4-rpc", ("build",), "refuse"),),
        findings=findings,
        not_analysed=(),
        files=1,
        levels=Levels(tokens=1),
    )
    return plain._replace(**changed)  # type: ignore[arg-type]  # the fields are those of the test


def rich() -> Verdict:
    """Give a verdict that holds something of everything a report can meet, out of order."""
    return verdict(
        finding(
            code="WG108",
            rule="size-limit",
            message="the change adds 900 lines, 800 are allowed",
            commit=None,
            path=None,
        ),
        finding(
            code="WG201",
            rule="cyclomatic-complexity",
            severity="warning",
            message="f has complexity 12, 8 are allowed",
            why="plan wave4-rpc: complexity 8",
            fix="split f",
            commit=SECOND,
            path=b"src/network/a.c",
            line=120,
            end_line=180,
            symbol="f",
        ),
        finding(code="WG106", rule="unsafe-name", message="no UTF-8", path=b"src/\xff\x1b[31m.c"),
        finding(
            code="WG010",
            rule="commit-unsigned",
            message="the commit has no signature",
            commit=SECOND,
            path=None,
        ),
        finding(
            code="WG202",
            rule="function-length",
            message="g has 61 lines, 60 are allowed",
            commit=SECOND,
            path=b"src/network/a.c",
            line=7,
            end_line=67,
            symbol="g",
            waived=True,
        ),
        finding(message="evil\n::error file=x::forged \N{RIGHT-TO-LEFT OVERRIDE}cod.exe"),
        head=SECOND,
        commits=(
            CommitVerdict(FIRST, "impl-rpc", "wave4-rpc", ("build",), "refuse"),
            CommitVerdict(SECOND, None, None, (), "refuse"),
        ),
        not_analysed=(
            NotAnalysed(b"src/network/a.c", "h", "assembly"),
            NotAnalysed(b"tools/\xfe.sh", None, "no analyser reads shell"),
            *(NotAnalysed(b"vendor/%d.sh" % n, None, "no analyser reads shell") for n in range(20)),
        ),
        files=5,
        levels=Levels(ast=39, repaired=1, tokens=2, opaque=1),
        notices=("the trust root was taken on first sight",),
    )
