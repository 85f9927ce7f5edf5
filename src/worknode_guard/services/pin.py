"""Which trust root the caller expects: said on the command line, in the environment, or to git."""

import os

from worknode_guard.gitio.refs import read_config
from worknode_guard.gitio.repository import find_repository
from worknode_guard.services.requests import parse_pin

TRUST = "WORKNODE_TRUST"
_SETTING = "worknode.trust"


def find_pin(repo_dir: str, given: str | None) -> str | None:
    """Give the pin: `given`, else `WORKNODE_TRUST`, else git's `worknode.trust`, else None.

    Raises:
        UsageError: The one that counts has not the form of a pin.
        UndecidedError: There is no repository, or git's configuration cannot be read.
    """
    text = given if given is not None else os.environ.get(TRUST)
    if not text and given is None:
        repository = find_repository(repo_dir, os.environ)
        text = read_config(repository, [_SETTING], os.environ).get(_SETTING)
    return None if text is None else parse_pin(text)
