"""What the rules find in real C programs: every finding that is due, and no other."""

from typing import Final

import pytest

from support.corpus import Program, cases, findings, programs

LANGUAGE: Final = "c"
ALONE: Final = [program for program in programs() if program.language == LANGUAGE]
TOGETHER: Final = [case for case in cases() if case[0].language == LANGUAGE]


@pytest.mark.parametrize("program", ALONE, ids=lambda program: program.name)
def test_a_program_has_the_findings_that_its_comments_say(program: Program) -> None:
    assert findings([program]) == {program.name: program.due}


@pytest.mark.parametrize("together", TOGETHER, ids=lambda together: together[0].kind)
def test_files_that_belong_together_are_judged_together(together: list[Program]) -> None:
    assert findings(together) == {program.name: program.due for program in together}
