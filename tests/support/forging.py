"""Commit objects that git itself would not make: chosen signatures, headers and bytes."""

from collections.abc import Callable
from typing import Protocol

from support.repos import Repo


class Signer(Protocol):
    """Anything that signs bytes in a namespace."""

    def sign(self, message: bytes, namespace: str) -> bytes:
        """Return an armoured signature."""


def raw_commit_of(repo: Repo, revision: str = "HEAD") -> bytes:
    """The bytes of a commit object, without a signature header."""
    text = repo.git("cat-file", "commit", revision).encode("utf-8", "surrogateescape") + b"\n"
    head, _, message = text.partition(b"\n\n")
    lines: list[bytes] = []
    skipping = False
    for line in head.split(b"\n"):
        skipping = line.startswith(b"gpgsig") or (skipping and line.startswith(b" "))
        if not skipping:
            lines.append(line)
    return b"\n".join(lines) + b"\n\n" + message


def with_header(raw: bytes, header: bytes) -> bytes:
    """Put a header line, folded as git folds, behind the committer."""
    head, _, message = raw.partition(b"\n\n")
    return head + b"\n" + header.replace(b"\n", b"\n ") + b"\n\n" + message


def signature_header(repo: Repo, signer: Signer, payload: bytes, namespace: str = "git") -> bytes:
    """The header that holds a signature over the payload."""
    name = b"gpgsig " if repo.object_format == "sha1" else b"gpgsig-sha256 "
    return name + signer.sign(payload, namespace).removesuffix(b"\n")


def put(repo: Repo, raw: bytes) -> str:
    """Write commit bytes as they are and make the current branch end there."""
    oid = repo.raw("commit", raw)
    branch = repo.git("symbolic-ref", "HEAD").removeprefix("refs/heads/")
    place = repo.git_dir / "refs" / "heads" / branch
    place.write_text(f"{oid}\n")
    return oid


def resign(repo: Repo, signer: Signer, alter: Callable[[bytes], bytes] = lambda raw: raw) -> str:
    """Replace HEAD by the same commit, altered first, then signed by `signer`."""
    payload = alter(raw_commit_of(repo))
    return put(repo, with_header(payload, signature_header(repo, signer, payload)))


def unsign(repo: Repo) -> str:
    """Replace HEAD by the same commit without a signature."""
    return put(repo, raw_commit_of(repo))
