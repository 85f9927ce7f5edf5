"""Real repositories for tests: no configuration of the user's, dates fixed, nothing mocked."""

import os
import subprocess
import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha1, sha256
from pathlib import Path
from typing import Final, Literal

from support.keys import NamedKey
from worknode_guard.gitio.repository import Repository, find_repository

Files = Mapping[str, bytes | str | None]
"""Path → content; None deletes it."""

_FIRST_DATE: Final = 1_700_000_000


def pristine(home: Path) -> dict[str, str]:
    """An environment in which git sees no configuration but the repository's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "none"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": "/dev/null",
        "GIT_AUTHOR_NAME": "A. Author",
        "GIT_AUTHOR_EMAIL": "author@example.org",
        "GIT_COMMITTER_NAME": "A. Author",
        "GIT_COMMITTER_EMAIL": "author@example.org",
        "LC_ALL": "C",
    }


class Repo:
    """A git repository in a folder, driven by git itself."""

    def __init__(
        self,
        path: Path,
        *,
        object_format: Literal["sha1", "sha256"] = "sha1",
        bare: bool = False,
        make: bool = True,
    ) -> None:
        self.path = path
        self.object_format = object_format
        self._ticks = 0
        self.environ = pristine(path)
        if make:
            path.mkdir(parents=True, exist_ok=True)
            kind = ["--bare"] if bare else []
            self.git("init", "-q", "-b", "main", f"--object-format={object_format}", *kind)

    def git(
        self,
        *arguments: str,
        stdin: bytes = b"",
        check: bool = True,
        environ: Mapping[str, str] | None = None,
    ) -> str:
        """Run git there; give its output without the last line end."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env={**self.environ, **(environ or {})},
            input=stdin,
            capture_output=True,
            check=False,
        )
        if check and done.returncode:
            raise AssertionError(f"git {arguments}: {done.stderr.decode()}")
        return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def succeeds(self, *arguments: str) -> bool:
        """Whether git ends with 0."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env=self.environ,
            capture_output=True,
            check=False,
        )
        return done.returncode == 0

    def write(self, files: Files) -> None:
        """Write files into the work tree and stage them."""
        for name, content in files.items():
            place = self.path / name
            if content is None:
                self.git("rm", "-q", "-r", "--cached", "--", name)
                place.unlink()
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
            self.git("add", "-f", "--", name)

    def commit(
        self,
        message: str | bytes,
        files: Files | None = None,
        *,
        key: NamedKey | None = None,
        options: Sequence[str] = (),
    ) -> str:
        """Commit files by `git commit`, signed by git if a key is given; give the full name."""
        self.write(files or {})
        body = message.encode() if isinstance(message, str) else message
        shape = [
            "-q",
            "--allow-empty",
            "--allow-empty-message",
            "--no-verify",
            "--cleanup=verbatim",
        ]
        self.git(
            *self.signing(key),
            "commit",
            *shape,
            "-F",
            "-",
            *options,
            stdin=body,
            environ=self.next_dates(),
        )
        return self.git("rev-parse", "HEAD")

    def merge(self, other: str, *, key: NamedKey | None = None, options: Sequence[str] = ()) -> str:
        """Merge by `git merge --no-ff`; give the full name of the commit."""
        self.git(
            *self.signing(key),
            "merge",
            "-q",
            "--no-ff",
            "-m",
            "Merge",
            *options,
            other,
            environ=self.next_dates(),
        )
        return self.git("rev-parse", "HEAD")

    def signing(self, key: NamedKey | None) -> list[str]:
        """Options that make git sign with a key."""
        if key is None:
            return ["-c", "commit.gpgSign=false"]
        file = self.path.parent / key.name
        if not file.exists():
            key.write(self.path.parent)
        settings = ("gpg.format=ssh", f"user.signingkey={file}", "commit.gpgSign=true")
        return [part for setting in settings for part in ("-c", setting)]

    def next_dates(self) -> dict[str, str]:
        """Dates one minute after the last ones."""
        self._ticks += 1
        moment = f"{_FIRST_DATE + 60 * self._ticks} +0000"
        return {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}

    def blob(self, content: bytes) -> str:
        return self.raw("blob", content)

    def raw(self, kind: str, content: bytes) -> str:
        """Write a loose object without any check of its form."""
        whole = b"%s %d\0%s" % (kind.encode(), len(content), content)
        oid = (sha1 if self.object_format == "sha1" else sha256)(whole).hexdigest()
        place = self.object_file(oid)
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(zlib.compress(whole))
        return oid

    def raw_tree(self, *entries: tuple[str, bytes, str]) -> str:
        """Write a tree of (mode, name, object name) exactly as given."""
        parts = (
            b"%s %s\0%s" % (mode.encode(), name, bytes.fromhex(oid)) for mode, name, oid in entries
        )
        return self.raw("tree", b"".join(parts))

    def raw_commit(self, tree: str, *parents: str, message: bytes = b"raw\n") -> str:
        """Write an unsigned commit object."""
        moment = f"A <a@example.org> {_FIRST_DATE} +0000"
        lines = [f"tree {tree}", *(f"parent {oid}" for oid in parents)]
        lines += [f"author {moment}", f"committer {moment}", "", ""]
        return self.raw("commit", "\n".join(lines).encode() + message)

    def object_file(self, oid: str) -> Path:
        """Where a loose object lies."""
        return self.git_dir / "objects" / oid[:2] / oid[2:]

    def forget(self, oid: str) -> None:
        """Delete a loose object."""
        self.object_file(oid).unlink()

    @property
    def git_dir(self) -> Path:
        dot_git = self.path / ".git"
        return dot_git if dot_git.exists() else self.path

    def repository(self) -> Repository:
        """The repository as the guard finds it."""
        return find_repository(str(self.path), {})

    def clone(self, path: Path, *options: str) -> "Repo":
        """Clone it; shallow and partial clones need `file://`, which this uses."""
        self.git("clone", "-q", *options, f"file://{self.path}", str(path))
        return Repo(path, object_format=self.object_format, make=False)

    def worktree(self, path: Path, branch: str) -> "Repo":
        """Add a linked work tree on a new branch."""
        self.git("worktree", "add", "-q", "-b", branch, str(path))
        return Repo(path, object_format=self.object_format, make=False)
