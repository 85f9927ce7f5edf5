"""The law of a tree, settled once and kept for this user's local hooks. Never read in CI.

One file per id of a `plans` folder: its bytes decide everything that is kept. The format is
`marshal`, which needs no import and is read in microseconds; of what it holds only tuples, texts
and numbers are used, and only the model's own nouns are built from them. Whoever can write below
the user's cache folder could as well replace the hook, and the pull request is judged without it.
"""

import marshal
import os
from collections.abc import Mapping
from typing import Any, Final

from worknode_guard.host.cachefolder import cache_folder
from worknode_guard.model import capability, keys, law, patterns, plan, trust
from worknode_guard.model.law import Law
from worknode_guard.version import VERSION

_MOST_FILES: Final = 64
_NOUNS: Final = {
    noun.__name__: noun
    for noun in (
        capability.Capability,
        capability.Delegate,
        capability.Limits,
        keys.PublicKey,
        law.Law,
        law.LawProblem,
        patterns.Pattern,
        plan.Assignment,
        plan.CodeRules,
        plan.Coverage,
        plan.Gate,
        plan.Phase,
        plan.Plan,
        plan.PowerOfTen,
        plan.Waiver,
        trust.Person,
        trust.Revoked,
        trust.RevokedCapability,
        trust.RevokedKey,
        trust.Role,
        trust.TrustRoot,
    )
}
_MAP: Final = "map"
_LIST: Final = "list"


def load_law(folder: str, environ: Mapping[str, str]) -> Law | None:
    """Give the law of a `plans` folder by its tree id; None when it is not kept, or not readable.

    Args:
        folder: Hex id of the tree `plans`.
        environ: Where `XDG_CACHE_HOME` and `HOME` stand.
    """
    try:
        with open(_place(folder, environ), "rb") as file:
            shape, frozen = marshal.loads(file.read())  # noqa: S302 - see above
        found = _thaw(frozen) if shape == _shape() else None
    except (OSError, ValueError, EOFError, TypeError, KeyError):
        # Not there, cut off, or of another version: it is made again.
        return None
    return found if isinstance(found, Law) else None


def store_law(folder: str, settled: Law, environ: Mapping[str, str]) -> None:
    """Keep a law. A cache that cannot be written is no error: the next check is only slower."""
    place = _place(folder, environ)
    temporary = f"{place}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(place), mode=0o700, exist_ok=True)
        with open(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            content: Any = (_shape(), _freeze(settled))
            file.write(marshal.dumps(content))
        os.replace(temporary, place)
        _prune(os.path.dirname(place))
    except OSError:
        return


def _place(folder: str, environ: Mapping[str, str]) -> str:
    return cache_folder(environ, "law", folder)


def _prune(folder: str) -> None:
    """Drop the oldest files beyond a fixed number."""
    places = [os.path.join(folder, name) for name in os.listdir(folder)]
    for place in sorted(places, key=os.path.getmtime)[:-_MOST_FILES]:
        os.remove(place)


def _shape() -> tuple[tuple[str, ...], ...]:
    """Name the release and every noun's fields: a file of another version is not read."""
    nouns = ((name, *noun._fields) for name, noun in _NOUNS.items())
    return (("worknode-guard", VERSION), *nouns)


def _freeze(value: object) -> object:
    if isinstance(value, tuple):
        name = type(value).__name__ if type(value) is not tuple else _LIST
        return (name, *map(_freeze, value))
    if isinstance(value, Mapping):
        return (_MAP, *((key, _freeze(item)) for key, item in value.items()))
    return value


def _thaw(frozen: object) -> object:
    if not isinstance(frozen, tuple):
        return frozen
    name, *parts = frozen
    if name == _LIST:
        return tuple(map(_thaw, parts))
    if name == _MAP:
        return {key: _thaw(item) for key, item in parts}
    return _NOUNS[name]._make(map(_thaw, parts))
