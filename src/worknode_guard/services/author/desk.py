"""What an author works on: the law in the work tree, and the law of HEAD that it must follow."""

from collections.abc import Mapping
from pathlib import Path

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.gitio.history import read_commit
from worknode_guard.gitio.refs import head_commit
from worknode_guard.gitio.repository import Repository
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.host.files import read_folder
from worknode_guard.law.roots import walk_roots
from worknode_guard.law.settle import settle
from worknode_guard.model.instant import Instant
from worknode_guard.model.law import Law, LawFiles, NoLaw, root_path
from worknode_guard.model.trust import TrustRoot
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.lawfiles import law_files
from worknode_guard.services.lawfiles import LawReader

_READ_AT_MOST = 65_537
"""One byte more than a document may have, so that a longer one is seen to be too long."""


class Desk(NamedTuple):
    """The state that a change of the law starts from.

    Attributes:
        repository: Where it lies.
        environ: The caller's environment.
        now: The author's clock.
        files: Every file below `plans/` in the work tree.
        documents: What of them is a document.
        head: The documents of HEAD; empty where there is no commit yet.
        base: The law of HEAD; NoLaw where it has none that holds.
    """

    repository: Repository
    environ: Mapping[str, str]
    now: Instant
    files: Mapping[str, bytes]
    documents: LawFiles
    head: LawFiles
    base: Law | NoLaw

    @property
    def top(self) -> Path:
        """The top folder of the work tree."""
        assert self.repository.work_tree is not None
        return Path(self.repository.work_tree)

    @property
    def project(self) -> str:
        """The digest of trust root 1.

        Raises:
            UndecidedError: There is no trust root yet.
        """
        first = self.documents.get(root_path(1))
        if first is None:
            raise unfounded()
        return first.digest

    @property
    def newest_root(self) -> TrustRoot:
        """The newest trust root that holds, expired or not.

        Raises:
            UndecidedError: There is none, or one that was begun lacks signatures.
        """
        walk = walk_roots(self.documents)
        if walk.project is None:
            raise unfounded()
        if walk.problems:
            problem = walk.problems[0]
            raise UndecidedError(problem.what, why=problem.why, fix=problem.fix, code=problem.code)
        return walk.roots[-1]

    @property
    def judge(self) -> TrustRoot:
        """The trust root whose people count for a change: HEAD's, else the work tree's.

        Raises:
            UndecidedError: There is none that holds.
        """
        return self.newest_root if isinstance(self.base, NoLaw) else self.base.root

    def with_files(self, files: Mapping[str, bytes]) -> "Desk":
        """Give the desk as it would be with other files below `plans/`."""
        return self._replace(files=files, documents=law_files(files, self.repository.object_format))


def open_desk(repository: Repository, environ: Mapping[str, str], now: Instant) -> Desk:
    """Read both laws.

    Raises:
        UsageError: The repository is bare, or something below `plans/` is no plain file.
        UndecidedError: Something cannot be read.
    """
    if repository.work_tree is None:
        raise UsageError(
            "a bare repository has no work tree",
            why="documents are written into the work tree and committed from there",
            fix="run it in a clone with a work tree",
        )
    files = read_folder(Path(repository.work_tree), "plans", _READ_AT_MOST)
    documents = law_files(files, repository.object_format)
    head = _documents_of_head(repository, environ)
    return Desk(repository, environ, now, files, documents, head, settle(head, now))


def _documents_of_head(repository: Repository, environ: Mapping[str, str]) -> LawFiles:
    commit = head_commit(repository, environ)
    if commit is None:
        return {}
    with ObjectStore(repository, environ) as store:
        return LawReader(store, TreeDiffer(store)).read(read_commit(store, commit).tree)


def unfounded() -> UndecidedError:
    """Say that there is no law yet."""
    return UndecidedError(
        "this work tree has no trust root",
        why=f"{root_path(1)} does not exist, so nobody has any right yet",
        fix="found the law with: worknode-guard init",
        code="WG001",
    )
