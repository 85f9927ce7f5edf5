#!/usr/bin/env python3
"""Measure what the project promises about speed and memory, as ratios within one run.

usage: run.py [--quick] [--json FILE]

What is compared runs in turn, so that a busy machine slows both, and the medians count. The exit
code is 1 when a goal is missed.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from subprocess import check_output
from tempfile import TemporaryDirectory

from measurements import ALL, Figure

_QUIET = 0.3
"""Load for each core up to which the short times can be trusted."""


def machine() -> dict[str, str | int]:
    """Say what was measured on, without saying whose it is."""
    git = check_output(["git", "--version"], text=True).strip()
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count() or 1,
        "load": f"{os.getloadavg()[0]:.1f}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "git": git.removeprefix("git version "),
        **{name: version(name) for name in ("worknode-guard", "lizard", "PyNaCl", "pre-commit")},
    }


def table(figures: Sequence[Figure]) -> str:
    """Give the figures as aligned columns."""
    titles = ("what", "figure", "against", "ratio", "goal", "")
    rows = [titles, *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.ljust(width) if number == 0 else cell.rjust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def warn_of_load() -> None:
    """Say when others are at work: a check wants two cores, beside git, and a bare start one."""
    load = os.getloadavg()[0]
    if load > _QUIET * (os.cpu_count() or 1):
        print(f"this machine is busy (load {load:.1f}): short times come out high", file=sys.stderr)


def main() -> int:
    """Measure everything; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="fewer rounds, for a first look")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    args = parser.parse_args()
    warn_of_load()
    figures: list[Figure] = []
    for measurement in ALL:
        print(f"measuring: {measurement.__name__.replace('_', ' ')}", file=sys.stderr, flush=True)
        with TemporaryDirectory(prefix="worknode-bench-") as folder:
            figures += measurement(Path(folder), quick=args.quick)
    print(table(figures))
    if args.json:
        found = {"machine": machine(), "figures": [figure.as_data() for figure in figures]}
        args.json.write_text(json.dumps(found, indent=2) + "\n")
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
