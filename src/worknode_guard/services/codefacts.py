"""What the guard sees in source files, without judging: `facts`."""

from collections.abc import Sequence

from worknode_guard.analysis.callgraph import circles, definitions
from worknode_guard.errors import UndecidedError
from worknode_guard.gitio.repository import Repository
from worknode_guard.model.functions import FactsOfFile, Recursion
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.workfiles import read_files, repository_at, source_files


def facts_of(repo_dir: str, paths: Sequence[str], options: CheckOptions) -> list[FactsOfFile]:
    """Read files and folders; recursion is looked for among these files.

    Raises:
        UsageError: A path does not exist.
        UndecidedError: Git fails, or a file cannot be read.
    """
    repository: Repository | None = repository_at(repo_dir)
    try:
        files = source_files(repo_dir, repository, paths)
    except UndecidedError:
        # Outside of the work tree git knows nothing, and nothing is asked of it.
        files = source_files(repo_dir, None, paths)
    found = [(one.file.path, one.facts) for one in read_files(files, options)]
    known = [one for path, facts in found for one in definitions(path, facts.functions)]
    ways = circles(known)
    answers = iter([_recursion(ways.get(place)) for place in range(len(known))])
    return [
        FactsOfFile(path, facts, tuple(next(answers) for _ in facts.functions))
        for path, facts in found
    ]


def _recursion(way: tuple[int, ...] | None) -> Recursion | None:
    if way is None:
        return None
    return "direct" if len(way) == 1 else "cycle"
