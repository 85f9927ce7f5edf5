"""Which trust root the caller expects: said on the command line, in the environment, or to git."""

import os
from typing import Final

TRUST: Final = "WORKNODE_TRUST"
_SETTING: Final = "worknode.trust"


def pin_said(given: str | None) -> str | None:
    """Give the pin that needs no question to git: `given`, else `WORKNODE_TRUST`, else None.

    Raises:
        UsageError: It has not the form of a pin.
    """
    text = os.environ.get(TRUST) or None if given is None else given
    return None if text is None else _parsed(text)


def find_pin(repo_dir: str, given: str | None) -> str | None:
    """Give the pin: `given`, else `WORKNODE_TRUST`, else git's `worknode.trust`, else None.

    Raises:
        UsageError: The one that counts has not the form of a pin.
        UndecidedError: There is no repository, or git's configuration cannot be read.
    """
    said = pin_said(given)
    if said is not None:
        return said
    from worknode_guard.gitio.refs import read_config  # noqa: PLC0415  a hook never comes here
    from worknode_guard.gitio.repository import find_repository  # noqa: PLC0415  the same

    repository = find_repository(repo_dir, os.environ)
    text = read_config(repository, [_SETTING], os.environ).get(_SETTING)
    return None if text is None else _parsed(text)


def _parsed(text: str) -> str:
    from worknode_guard.services.requests import parse_pin  # noqa: PLC0415  a hook has no pin

    return parse_pin(text)
