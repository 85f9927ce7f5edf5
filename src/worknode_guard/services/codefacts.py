"""What the guard sees in source files, without judging: `facts`."""

from collections.abc import Sequence

from worknode_guard.analysis.callgraph import circles, definitions
from worknode_guard.model.functions import FactsOfFile, FileFacts, Recursion
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.workfiles import read_files, repository_at, source_files


def facts_of(repo_dir: str, paths: Sequence[str], options: CheckOptions) -> list[FactsOfFile]:
    """Read files and folders; recursion is looked for among these files.

    Raises:
        UsageError: A path does not exist.
        UndecidedError: Git fails, or a file cannot be read.
    """
    chosen = source_files(repo_dir, repository_at(repo_dir), paths)
    found = [(one.file.path, one.facts) for one in read_files(chosen.files, options)]
    known = [one for path, facts in found for one in definitions(path, facts.functions)]
    ways = circles(known)
    answers = iter([_recursion(ways.get(place)) for place in range(len(known))])
    read = [
        FactsOfFile(path, facts, tuple(next(answers) for _ in facts.functions))
        for path, facts in found
    ]
    return read + [
        FactsOfFile(path, FileFacts(None, problems=(why,)), ()) for path, why in chosen.passed_over
    ]


def _recursion(way: tuple[int, ...] | None) -> Recursion | None:
    if way is None:
        return None
    return "direct" if len(way) == 1 else "cycle"
