"""Signing by `ssh-keygen -Y sign`: it can ask for a passphrase, a PIN or a touch."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final

from worknode_guard.errors import UndecidedError

# What ssh-keygen, its askpass window and a security key need of the user's environment.
_KEPT: Final = (
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "HOME",
    "LOGNAME",
    "PATH",
    "SSH_ASKPASS",
    "SSH_ASKPASS_REQUIRE",
    "SSH_AUTH_SOCK",
    "SSH_SK_HELPER",
    "SSH_SK_PROVIDER",
    "TERM",
    "TMPDIR",
    "USER",
    "WAYLAND_DISPLAY",
    "XAUTHORITY",
    "XDG_RUNTIME_DIR",
)


def find_ssh_keygen(environ: Mapping[str, str]) -> str | None:
    """Return the path of ssh-keygen, looked up in the absolute folders of PATH only.

    A relative one would mean a program that a checkout can bring along.
    """
    for folder in environ.get("PATH", "").split(os.pathsep):
        program = f"{folder}/ssh-keygen"
        if folder.startswith("/") and os.access(program, os.X_OK) and Path(program).is_file():
            return program
    return None


def sign_by_ssh_keygen(
    program: str,
    message: bytes,
    key: Path,
    namespace: str,
    environ: Mapping[str, str],
    *,
    shown: bool,
    timeout_s: float,
) -> bytes:
    """Return the armoured signature that ssh-keygen made.

    Args:
        program: The path of ssh-keygen.
        message: What to sign.
        key: The key file, absolute.
        namespace: What the signature is for.
        environ: The user's environment; what ssh-keygen does not need is kept from it.
        shown: Let ssh-keygen's own words through, which ask to touch a security key.
        timeout_s: How long a passphrase, PIN or touch may take.

    Raises:
        UndecidedError: It did not sign, for the reason that it gave, or not in time.
    """
    try:
        # A file and not standard input: ssh-keygen then may ask on the terminal.
        with TemporaryDirectory(prefix="worknode-guard-") as folder, _terminal() as terminal:
            file = Path(folder, "message")
            file.write_bytes(message)
            done = subprocess.run(
                [program, "-q", "-Y", "sign", "-f", str(key), "-n", namespace, str(file)],
                stdin=terminal,
                stdout=subprocess.DEVNULL,
                stderr=None if shown else subprocess.PIPE,
                cwd=folder,
                env=_environment(environ),
                timeout=timeout_s,
                check=False,
            )
            if done.returncode == 0:
                return Path(folder, "message.sig").read_bytes()
            said = (done.stderr or b"").decode(errors="replace").strip().splitlines()
            why = said[-1] if said else f"it ended with status {done.returncode}"
    except subprocess.TimeoutExpired:
        why = f"it was not done within {timeout_s:g} seconds"
    except OSError as error:
        why = str(error)
    raise UndecidedError(
        f"ssh-keygen did not sign with {key}",
        why=why,
        fix=f"enter the passphrase when asked, or add the key to the agent first: ssh-add {key}",
    )


def _terminal() -> BinaryIO:
    """Open what ssh-keygen may ask on: the terminal, also where a hook's input is a pipe."""
    try:
        return open("/dev/tty", "rb", buffering=0)  # a device, opened unbuffered
    except OSError:
        return open(os.devnull, "rb", buffering=0)  # the same


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    kept = {name: environ[name] for name in _KEPT if name in environ}
    return {**kept, "LC_ALL": "C"}
