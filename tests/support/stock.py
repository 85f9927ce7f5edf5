"""The stock tools' opinion: `git verify-commit` and `ssh-keygen -Y verify`."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from support.hardware import hardware
from support.keys import key
from support.repos import Repo

_NAMES: Final = (
    *("alice", "bob", "carol", "dave", "erin", "impl", "impl2", "impl3", "exec-1", "exec-2"),
    *("sub-1", "val", "mallory", "alice-laptop", "ci", "new-impl"),
)
_KINDS: Final = {"plans/trust/": "trust", "plans/agents/": "capability", "plans/revoked": "revoked"}


def allowed_signers(folder: Path) -> Path:
    """A file in which every test key is a signer of its own name."""
    place = folder / "allowed_signers"
    if not place.exists():
        lines = [f"{name} {key(name).line}" for name in _NAMES]
        lines += [f"{name}-token {hardware(name).line}" for name in ("alice", "bob", "carol")]
        place.write_text("".join(f"{line}\n" for line in lines))
    return place


def disagreements(repo: Repo, base: str, head: str) -> list[str]:
    """Every signature that was accepted and that a stock tool rejects."""
    found: list[str] = []
    signers = allowed_signers(repo.path.parent)
    configured = ("-c", f"gpg.ssh.allowedSignersFile={signers}")
    for commit in repo.git("rev-list", f"{base}..{head}").split():
        raw = repo.git("cat-file", "commit", commit)
        is_ssh = "-----BEGIN SSH SIGNATURE-----" in raw
        if is_ssh and not repo.succeeds(*configured, "verify-commit", commit):
            found.append(commit)
    names = repo.git("ls-tree", "-r", "--name-only", head, "plans/").split("\n")
    found += [name for name in _signatures(names) if not _verifies(repo, head, name, signers)]
    return found


def _signatures(names: Iterable[str]) -> Iterable[str]:
    return (name for name in names if name.endswith(".sig"))


def _verifies(repo: Repo, head: str, name: str, signers: Path) -> bool:
    document = re.sub(r"\.[a-z0-9-]+\.sig$", "", name)
    kind = next((kind for place, kind in _KINDS.items() if name.startswith(place)), "plan")
    armour = repo.path.parent / "checked.sig"
    armour.write_text(repo.git("cat-file", "blob", f"{head}:{name}") + "\n")
    content = subprocess.run(
        ["git", "cat-file", "blob", f"{head}:{document}"],
        cwd=repo.path,
        env=repo.environ,
        capture_output=True,
        check=True,
    ).stdout
    found = subprocess.run(
        ["ssh-keygen", "-Y", "find-principals", "-f", str(signers), "-s", str(armour)],
        capture_output=True,
        check=False,
    )
    identity = found.stdout.decode().split("\n", 1)[0]
    command = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", identity]
    command += ["-n", f"{kind}@worknode-guard", "-s", str(armour)]
    return subprocess.run(command, input=content, capture_output=True, check=False).returncode == 0
