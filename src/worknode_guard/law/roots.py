"""The walk along the versions of the trust root (after TUF's root rotation, TUF spec §5.3).

Version 1 is signed by a threshold of the root keys it lists, and its hash is what people pin.
Version n+1 is signed by a threshold of root n and of root n+1.
"""

import re
from typing import Final

from worknode_guard.law.signers import shortfall
from worknode_guard.model.law import LawFiles, LawProblem, SignedFile, root_path
from worknode_guard.model.trust import TrustRoot
from worknode_guard.named import NamedTuple

_PLACE: Final = r"plans/trust/([1-9][0-9]{0,8})\.yaml"


class RootWalk(NamedTuple):
    """Where the walk came to.

    Attributes:
        project: Hash of version 1, None when there is none.
        roots: The versions that hold, oldest first; empty when version 1 does not.
        problems: Why the walk stopped before the last file; empty when it did not.
    """

    project: str | None
    roots: tuple[TrustRoot, ...]
    problems: tuple[LawProblem, ...]


def root_versions(files: LawFiles) -> tuple[int, ...]:
    """Give the version numbers for which there is a file, in order."""
    found = (re.fullmatch(_PLACE, path) for path in files)
    return tuple(sorted(int(match[1]) for match in found if match))


def walk_roots(files: LawFiles) -> RootWalk:
    """Follow the trust root from version 1 to the newest that its predecessors vouch for."""
    first = files.get(root_path(1))
    if first is None:
        return RootWalk(None, (), ())
    roots: list[TrustRoot] = []
    for expected, version in enumerate(root_versions(files), start=1):
        file = files[root_path(version)]
        if version != expected:
            problem = _problem(
                file,
                "WG004",
                f"trust root {version} follows version {expected - 1}",
                "every version is kept, and the next one is exactly one higher",
                f"add {root_path(expected)}, or remove this file",
            )
            return RootWalk(first.digest, tuple(roots), (problem,))
        problems = root_problems(file, roots[-1] if roots else None, first.digest)
        if problems:
            return RootWalk(first.digest, tuple(roots), problems)
        assert isinstance(file.document, TrustRoot)
        roots.append(file.document)
    return RootWalk(first.digest, tuple(roots), ())


def root_problems(
    file: SignedFile, before: TrustRoot | None, project: str
) -> tuple[LawProblem, ...]:
    """Judge one version of the trust root against the one before it."""
    if file.problems:
        return file.problems
    root = file.document
    assert isinstance(root, TrustRoot)
    if before is not None and root.project != project:
        return (
            _problem(
                file,
                "WG003",
                f"trust root {root.version} belongs to another project",
                f"its `project` is {root.project}, this project is {project}",
                f'write project: "{project}"',
            ),
        )
    judges = (root,) if before is None else (before, root)
    found = (shortfall(file, judge, "root") for judge in judges)
    return tuple(problem for problem in found if problem)


def _problem(file: SignedFile, code: str, what: str, why: str, fix: str) -> LawProblem:
    return LawProblem(code, file.path, "root", what, why, fix)
