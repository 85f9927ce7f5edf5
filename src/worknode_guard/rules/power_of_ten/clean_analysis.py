"""The compiler or an analyser warns.

Why:    Warnings are cheap reviews. A build without any shows each new one; a build with a hundred
        hides it.
Bad:    `gcc -w`; an analyser that runs once a year.
Good:   All warnings on, as errors, from the first day; an analyser on every change. Name them in
        the plan's gate:
            gate:
              - {name: warnings, run: [make, CFLAGS=-Wall -Wextra -Werror], timeout: 600}
              - {name: analyser, run: [cppcheck, --error-exitcode=1, src], timeout: 600}
        Where the build writes a `compile_commands.json`, let the analyser read it, so that it sees
        each file with the options that the compiler had:
              - {name: tidy, run: [run-clang-tidy, -p, build], timeout: 900}
Undecided: A check runs nothing that a change could have written, and a build is just that. So it
        says "WG310 not run", with the names of the gate's commands, which decide it; it never
        says that the rule passed.
Python: `python -W error`, and the linters that the gate names.
Waiver: None: a command of the gate passes or does not.
Source: G. J. Holzmann, "The Power of 10", IEEE Computer 39(6), 2006, rule 10.
"""

from collections.abc import Iterator
from typing import Final

from worknode_guard.model.evidence import Evidence
from worknode_guard.model.finding import Finding

CODE: Final = "WG310"
NAME: Final = "clean-analysis"


def judge(evidence: Evidence) -> Iterator[Finding]:
    """Give nothing: `rules.judge` notes that compilers and analysers were not run."""
    del evidence
    return iter(())
