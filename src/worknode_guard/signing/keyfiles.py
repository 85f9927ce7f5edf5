"""Key files on the disk: read with suspicion, written once and never over anything."""

import os
import stat
from pathlib import Path
from typing import Final

from worknode_guard.errors import GuardError, UndecidedError, UsageError
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.publickeys import parse_public_key
from worknode_guard.signing.keypair import KeyPair, new_pair
from worknode_guard.signing.privatekeys import decode_private_key, encode_private_key, public_half

_LONGEST: Final = 16384
_PUBLIC_SUFFIX: Final = ".pub"


def private_path(path: Path) -> Path:
    """Return where the private half stands: the path without `.pub`."""
    return path.with_suffix("") if path.suffix == _PUBLIC_SUFFIX else path


def public_path(path: Path) -> Path:
    """Return where the public half stands: the path with `.pub`."""
    return private_path(path).with_name(private_path(path).name + _PUBLIC_SUFFIX)


def read_public_file(path: Path) -> PublicKey:
    """Read the one key of a `.pub` file.

    Raises:
        UsageError: There is no such file, or it holds anything else.
    """
    text = _read(path)
    try:
        return parse_public_key(text.decode().removesuffix("\n").removesuffix("\r"))
    except UnicodeDecodeError:
        why = "it is not text"
    except UsageError as error:
        why = error.why
    raise UsageError(
        f"{path} is not a public key that can be used here",
        why=why,
        fix="name the .pub file that ssh-keygen -t ed25519 made",
    )


def read_public_half(path: Path) -> PublicKey:
    """Tell which key a path names, be it the private file (encrypted or not) or the public one.

    Raises:
        UsageError: Neither file is there, or what is there is not an Ed25519 key.
    """
    if path.suffix == _PUBLIC_SUFFIX:
        return read_public_file(path)
    if not path.exists() and public_path(path).exists():
        return read_public_file(public_path(path))
    return public_half(_read(path), str(path))


def read_private_key(path: Path) -> KeyPair:
    """Read an unencrypted Ed25519 private key.

    Raises:
        UsageError: There is no such file, others can read it, it is encrypted or of another kind.
    """
    mode = _status(path).st_mode
    if mode & 0o077:
        raise UsageError(
            f"the private key {path} can be read by others",
            why=f"its mode is {stat.S_IMODE(mode):04o}; OpenSSH does not use such a key either",
            fix=f"chmod 600 {path}",
        )
    return decode_private_key(_read(path), str(path))


def make_key(path: Path, comment: str) -> PublicKey:
    """Make a key pair: the private half at `path` (mode 0600), the public one at `path.pub`.

    Raises:
        UsageError: One of the two files exists, or the comment is not one printable line.
        UndecidedError: The files cannot be written; neither is left behind.
    """
    if not comment.isprintable():
        raise UsageError(
            "the comment of a key is one printable line",
            why="it stands on the line of the .pub file",
            fix="leave line breaks and control characters out",
        )
    pair = new_pair()
    check = int.from_bytes(os.urandom(4), "big")
    _write_new(path, encode_private_key(pair, comment, check), 0o600)
    try:
        line = f"{pair.public.text} {comment}".rstrip() + "\n"
        _write_new(path.with_name(path.name + _PUBLIC_SUFFIX), line.encode(), 0o644)
    except GuardError:
        path.unlink()
        raise
    return pair.public


def _write_new(path: Path, content: bytes, mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    try:
        handle = os.open(path, flags, mode)
    except FileExistsError:
        raise UsageError(
            f"{path} exists already",
            why="a key is never written over another file",
            fix="choose another name, or move the file away yourself",
        ) from None
    except OSError as error:
        raise _not_written(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink()
        raise _not_written(path, error) from error


def _status(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except (OSError, ValueError) as error:
        raise _not_read(path, error) from error


def _read(path: Path) -> bytes:
    """Return the bytes of a regular file of a size that a key can have."""
    status = _status(path)
    if not stat.S_ISREG(status.st_mode) or status.st_size > _LONGEST:
        raise _not_read(path, ValueError("it is not a file of the size of a key"))
    try:
        return path.read_bytes()
    except OSError as error:
        raise _not_read(path, error) from error


def _not_read(path: Path, error: OSError | ValueError) -> UsageError:
    return UsageError(
        f"the key {path} cannot be read",
        why=str(getattr(error, "strerror", None) or error),
        fix="name an existing OpenSSH Ed25519 key, or make one: ssh-keygen -t ed25519",
    )


def _not_written(path: Path, error: OSError) -> UndecidedError:
    return UndecidedError(
        f"the key {path} cannot be written",
        why=error.strerror or str(error),
        fix="name a place in a folder that exists, that you may write to, and that has room",
    )
