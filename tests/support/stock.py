"""The stock tools' opinion: `git verify-commit` and `ssh-keygen -Y verify`."""

import re
import subprocess
from collections.abc import Mapping
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
    listed = repo.git("ls-tree", "-r", head, "plans/").splitlines()
    blobs = {name: entry.split()[2] for entry, name in (line.split("\t") for line in listed)}
    found += [
        name
        for name in blobs
        if name.endswith(".sig") and not _verifies(repo, name, blobs, signers)
    ]
    return found


_SEEN: Final[dict[tuple[str, str, str], bool]] = {}
"""What the tools said of (kind, document, signature): the same law is judged again and again."""


def _verifies(repo: Repo, name: str, blobs: Mapping[str, str], signers: Path) -> bool:
    document = re.sub(r"\.[a-z0-9-]+\.sig$", "", name)
    kind = next((kind for place, kind in _KINDS.items() if name.startswith(place)), "plan")
    known = (kind, blobs[document], blobs[name])
    if known not in _SEEN:
        content, armour = (_blob(repo, oid) for oid in known[1:])
        _SEEN[known] = _is_accepted(content, armour, f"{kind}@worknode-guard", signers)
    return _SEEN[known]


def _blob(repo: Repo, oid: str) -> bytes:
    command = ["git", "cat-file", "blob", oid]
    return subprocess.run(
        command, cwd=repo.path, env=repo.environ, capture_output=True, check=True
    ).stdout


def _is_accepted(content: bytes, armour: bytes, namespace: str, signers: Path) -> bool:
    place = signers.with_name("checked.sig")
    place.write_bytes(armour)
    asked = ["ssh-keygen", "-Y", "find-principals", "-f", str(signers), "-s", str(place)]
    found = subprocess.run(asked, capture_output=True, check=False)
    identity = found.stdout.decode().split("\n", 1)[0]
    command = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", identity]
    command += ["-n", namespace, "-s", str(place)]
    return subprocess.run(command, input=content, capture_output=True, check=False).returncode == 0
