"""The real OpenSSH programs, kept away from the user's keys."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


def environment(home: Path, **more: str) -> dict[str, str]:
    """An environment without the user's agent, keys and settings."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LC_ALL": "C", **more}


def run(*argv: str, stdin: bytes = b"", environ: Mapping[str, str] | None = None) -> bytes:
    """Run a program that must succeed, and return its output."""
    done = subprocess.run(argv, input=stdin, capture_output=True, check=False, env=environ)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def accepts(folder: Path, message: bytes, armoured: bytes, namespace: str) -> bool:
    """Whether `ssh-keygen -Y check-novalidate` takes the signature."""
    file = folder / "to-check.sig"
    file.write_bytes(armoured)
    argv = ["ssh-keygen", "-Y", "check-novalidate", "-n", namespace, "-s", str(file)]
    return subprocess.run(argv, input=message, capture_output=True, check=False).returncode == 0


def sign(key: Path, message: bytes, namespace: str, hash_name: str = "sha512") -> bytes:
    """Let `ssh-keygen -Y sign` sign."""
    option = f"hashalg={hash_name}"
    argv = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", namespace, "-O", option]
    return run(*argv, stdin=message, environ=environment(key.parent))


def new_key(path: Path, *, kind: str = "ed25519", passphrase: str = "") -> Path:
    """Let ssh-keygen make a key."""
    more = ["-b", "1024"] if kind == "rsa" else []
    run("ssh-keygen", "-q", "-t", kind, *more, "-N", passphrase, "-C", "made by", "-f", str(path))
    return path


@contextmanager
def agent(folder: Path, *keys: Path) -> Iterator[dict[str, str]]:
    """Run an ssh-agent that holds `keys`; give the environment in which it answers."""
    socket = folder / "agent.sock"
    process = subprocess.Popen(
        ["ssh-agent", "-D", "-a", str(socket)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout
    try:
        process.stdout.readline()  # it names its socket once it listens
        environ = environment(folder, SSH_AUTH_SOCK=str(socket))
        for key in keys:
            run("ssh-add", "-q", str(key), environ=environ)
        yield environ
    finally:
        process.terminate()
        process.wait(10)
        process.stdout.close()
