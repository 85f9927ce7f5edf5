"""One rich verdict in every format, byte for byte.

After a wanted change run the test once with GOLDEN_UPDATE=1 in the environment: it then writes the
files and fails, so that the difference is read before it is committed.
"""

import os
from pathlib import Path

import pytest

from support.verdicts import rich
from worknode_guard.reports.formats import FORMATS, format_named

GOLDEN = Path(__file__).parents[2] / "golden"
SUFFIX = {"json": "json"}

CASES = [(name, colour) for name in FORMATS for colour in (False, True)]


@pytest.mark.parametrize(("name", "colour"), CASES)
def test_a_rich_verdict_reads_as_the_golden_file(name: str, colour: bool) -> None:  # noqa: FBT001 - a table's column
    text = format_named(name)(rich(), colour=colour)
    stem = f"check-{name}-colour" if colour and name != "json" else f"check-{name}"
    file = GOLDEN / f"{stem}.{SUFFIX.get(name, 'txt')}"
    if os.environ.get("GOLDEN_UPDATE"):
        file.write_text(text, encoding="utf-8", newline="\n")
        pytest.fail(f"{file.name} was written; read the difference, then run without GOLDEN_UPDATE")
    assert text == file.read_text(encoding="utf-8")
