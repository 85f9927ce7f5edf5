"""Judge what the index holds, by the law of HEAD: early feedback, before a commit exists."""

import os
from typing import TYPE_CHECKING, Final

from worknode_guard.errors import UndecidedError
from worknode_guard.gitio.refs import ConfigReading
from worknode_guard.gitio.repository import find_repository
from worknode_guard.gitio.staged import StagedReading
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.services.options import CheckOptions

if TYPE_CHECKING:
    # Only named: importing it can wait until git is at work.
    from worknode_guard.model.verdict import Verdict

AGENT: Final = "WORKNODE_AGENT"
SIGNING_KEY: Final = "user.signingkey"


def check_staged(repo_dir: str, options: CheckOptions) -> "Verdict":
    """Judge the index against HEAD.

    The agent is the one named in the options, else `WORKNODE_AGENT`, else the one whose key is
    git's `user.signingkey`; else it is a person's commit. What cannot be read is an undecided
    verdict.
    """
    try:
        return _judge_staged(repo_dir, options)
    except UndecidedError as error:
        from worknode_guard.services.requests import undecided_by_error  # noqa: PLC0415 - seldom

        return undecided_by_error(error, "index")


def _judge_staged(repo_dir: str, options: CheckOptions) -> "Verdict":
    repository = find_repository(repo_dir, os.environ)
    with ObjectStore(repository, os.environ) as store:
        store.warm()
        reading = StagedReading(store, os.environ)
        agent = options.agent or os.environ.get(AGENT) or None
        asked = None
        if agent is None:
            asked = ConfigReading(repository, [SIGNING_KEY], os.environ)
            store.adopt(asked.process)
        # All git processes are at work now; what judges is imported meanwhile.
        from worknode_guard.services.index import judge_index  # noqa: PLC0415 - see above

        key = None if asked is None else asked.finish().get(SIGNING_KEY)
        return judge_index(store, reading, options._replace(agent=agent), key)
