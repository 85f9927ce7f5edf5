"""What the rules find in real programs: every finding that is due, and no other."""

import pytest

from support.corpus import Program, cases, findings, programs


@pytest.mark.parametrize("program", programs(), ids=lambda program: program.name)
def test_a_program_has_the_findings_that_its_comments_say(program: Program) -> None:
    assert findings([program]) == {program.name: program.due}


@pytest.mark.parametrize("together", cases(), ids=lambda together: together[0].kind)
def test_files_that_belong_together_are_judged_together(together: list[Program]) -> None:
    assert findings(together) == {program.name: program.due for program in together}
