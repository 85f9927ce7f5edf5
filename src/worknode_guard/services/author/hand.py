"""Finding the keys at hand: named, git's, ssh-agent's, the usual file."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Final

from worknode_guard.errors import UsageError
from worknode_guard.gitio.refs import read_config
from worknode_guard.gitio.repository import Repository
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.publickeys import parse_public_key
from worknode_guard.services.author.keys import KeyAtHand
from worknode_guard.signing.agent import agent_keys
from worknode_guard.signing.keyfiles import read_public_half
from worknode_guard.signing.sign import sign

_USUAL: Final = ".ssh/id_ed25519"
_LITERAL: Final = "key::"


def keys_at_hand(
    repository: Repository, environ: Mapping[str, str], named: str | None = None
) -> tuple[KeyAtHand, ...]:
    """Give every key that could sign now, the likeliest first, each once.

    Args:
        repository: For git's `user.signingkey`.
        environ: For ssh-agent and the home folder.
        named: The one key file that the author named; then there is no other.

    Raises:
        UsageError: The named file is no key.
    """
    if named is not None:
        path = Path(named).absolute()
        return (_at_hand(path, read_public_half(path), environ, f"--key {named}"),)
    found = [
        *_of_git(repository, environ),
        *(_at_hand(key, key, environ, "ssh-agent") for key in agent_keys(environ)),
        *_of_usual_file(environ),
    ]
    first: dict[PublicKey, KeyAtHand] = {}
    for key in found:
        first.setdefault(key.public, key)
    return tuple(first.values())


def own_key(repository: Repository, environ: Mapping[str, str]) -> PublicKey:
    """Give the key that a person signs with: git's, else the usual file's.

    Raises:
        UsageError: There is none.
    """
    keys = [*_of_git(repository, environ), *_of_usual_file(environ)]
    if not keys:
        raise UsageError(
            "there is no key to sign with",
            why=f"git's user.signingkey names no Ed25519 key, and there is no ~/{_USUAL}",
            fix="make one: ssh-keygen -t ed25519, or name one with --key",
        )
    return keys[0].public


def _of_git(repository: Repository, environ: Mapping[str, str]) -> list[KeyAtHand]:
    value = read_config(repository, ["user.signingkey"], environ).get("user.signingkey", "")
    origin = "git's user.signingkey"
    literal = value.removeprefix(_LITERAL)
    if literal.startswith(("ssh-", "sk-ssh-")):
        try:
            public = parse_public_key(literal)
        except UsageError:
            # An RSA key, say: git may sign commits with it, here it counts for nothing.
            return []
        return [_at_hand(public, public, environ, origin)]
    if not value:
        return []
    path = f"{environ.get('HOME', '')}{value[1:]}" if value.startswith("~/") else value
    return _of_file(Path(path).absolute(), environ, origin)


def _of_usual_file(environ: Mapping[str, str]) -> list[KeyAtHand]:
    home = environ.get("HOME", "")
    return _of_file(Path(home) / _USUAL, environ, f"~/{_USUAL}") if home else []


def _of_file(path: Path, environ: Mapping[str, str], origin: str) -> list[KeyAtHand]:
    """Give the key of a file that may be missing, or be of a kind that does not count here."""
    try:
        return [_at_hand(path, read_public_half(path), environ, origin)]
    except UsageError:
        # Nobody named it; what it cannot sign is told by the signatures that are missing.
        return []


def _at_hand(
    key: Path | PublicKey, public: PublicKey, environ: Mapping[str, str], origin: str
) -> KeyAtHand:
    return KeyAtHand(public, partial(_sign, key, environ), origin)


def _sign(
    key: Path | PublicKey, environ: Mapping[str, str], message: bytes, namespace: str
) -> bytes:
    return sign(message, key, namespace, environ)
