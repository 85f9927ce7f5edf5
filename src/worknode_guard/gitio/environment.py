"""What a git process of ours may see: nothing that a repository or its owner could bend.

Sources: git(1) "Environment Variables", git-config(1), gitattributes(5).
"""

from collections.abc import Mapping
from typing import Final

_HOME: Final = ("HOME", "XDG_CONFIG_HOME")
"""Git looks below these for attributes even where the configuration files are shut out."""

_STERILE: Final = {
    "LC_ALL": "C",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": "/dev/null",
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}

GIT: Final = (
    "git",
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.commitGraph=false",
    "-c",
    "protocol.allow=never",
)
"""Start of every command that judges. `protocol.allow` stops lazy fetches of older gits too."""

_USERS_OWN: Final = frozenset(
    {
        "GIT_CONFIG_COUNT",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_PARAMETERS",
        "GIT_CONFIG_SYSTEM",
    },
)


def sterile_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Give the environment for judging: no `GIT_*` of the caller's, no home, fixed language."""
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith("GIT_") and name not in _HOME
    }
    return kept | _STERILE


def users_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """Give the environment for reading the user's own configuration (`git -c` included)."""
    kept = {
        name: value
        for name, value in environ.items()
        if not name.startswith("GIT_") or name in _USERS_OWN or _is_pair(name)
    }
    return kept | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


def _is_pair(name: str) -> bool:
    return name.startswith(("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"))
