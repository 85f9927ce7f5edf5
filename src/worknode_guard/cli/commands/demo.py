"""`demo`: the whole idea on a real repository, each verdict compared with the expected one."""

import argparse
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from worknode_guard.cli.demo_text import Teller, table
from worknode_guard.cli.output import emit, say
from worknode_guard.errors import ALLOWED, REFUSED
from worknode_guard.services.demo.play import Outcome, play
from worknode_guard.services.demo.stage import open_stage
from worknode_guard.services.demo.story import STORY

SUMMARY = "play the tutorial, and compare every verdict"
DESCRIPTION = """\
Two people found a law, three agents get rights, one works, tries what it may not, is widened and
revoked: in a temporary folder with a home of its own, by the real git, OpenSSH and this program,
offline. Every command and its output are shown as they are. docs/tutorial.md tells the same.

The exit code is 0 when every verdict was the expected one, 1 when one was not.

Example:
  worknode-guard demo
  worknode-guard demo --keep /tmp/guard-demo
"""

_ENDINGS: Final = (signal.SIGTERM, signal.SIGHUP)


def configure(parser: argparse.ArgumentParser) -> None:
    """Add `--keep`."""
    parser.add_argument(
        "--keep", metavar="DIR", help="play it in this new or empty folder, and let it stay"
    )


def run(args: argparse.Namespace) -> int:
    """Play the story.

    Raises:
        GuardError: There is no place for it, a program is missing, or a command does not end.
    """
    outcomes: list[Outcome] = []
    teller = Teller()
    with _ends_as_interrupts(), open_stage(args.keep, os.environ) as stage:
        emit(f"Everything happens in {stage.folder}\n")
        for event in play(STORY, stage):
            emit(teller.text_of(event))
            if isinstance(event, Outcome):
                outcomes.append(event)
    emit(f"\n{table(outcomes)}\n")
    wrong = [outcome for outcome in outcomes if not outcome.agrees]
    for outcome in wrong:
        say(f"not as expected: {outcome.step.name}")
        for text in outcome.missing:
            say(f"  its output does not hold: {text}")
    if wrong:
        return REFUSED
    emit(f"all {len(outcomes)} steps are as expected\n")
    return ALLOWED


@contextmanager
def _ends_as_interrupts() -> Iterator[None]:
    """Let what ends a program from outside be an interrupt, so that the stage is cleared away."""
    before = {number: signal.signal(number, _interrupt) for number in _ENDINGS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(number: int, frame: object) -> None:
    del number, frame
    raise KeyboardInterrupt
