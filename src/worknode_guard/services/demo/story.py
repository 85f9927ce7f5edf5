"""The whole story, in order."""

from typing import Final

from worknode_guard.services.demo.changes import HOOKS, REVOKING, WIDENING
from worknode_guard.services.demo.founding import AGENTS, FOUNDING, WORK
from worknode_guard.services.demo.refusals import REFUSALS
from worknode_guard.services.demo.script import Chapter

STORY: Final[tuple[Chapter, ...]] = (
    FOUNDING,
    AGENTS,
    WORK,
    REFUSALS,
    HOOKS,
    WIDENING,
    REVOKING,
)
