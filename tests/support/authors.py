"""An author at work: a repository, the test keys at hand, and what came of each edition."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from support.keys import key
from support.laws import NOW
from support.repos import Repo
from worknode_guard.model.capability import Delegate
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.patterns import parse_pattern
from worknode_guard.services.author.desk import Desk, open_desk
from worknode_guard.services.author.founding import Founding, found
from worknode_guard.services.author.issuing import Wish, issue
from worknode_guard.services.author.keys import KeyAtHand
from worknode_guard.services.author.publish import Edition, Published, publish
from worknode_guard.services.author.reissuing import Scope

SRC: Final = (parse_pattern("src/**"),)
HANDS_ON: Final = Delegate(1, ("implementation",), SRC, ("add", "modify"))


class Author:
    """Makes and changes the law of one repository at a fixed time."""

    def __init__(self, folder: Path) -> None:
        self.repo = Repo(folder / "repo")
        self.now: Instant = NOW

    def desk(self) -> Desk:
        """What the next change starts from."""
        return open_desk(self.repo.repository(), self.repo.environ, self.now)

    def do(self, plan: Callable[[Desk], Edition], *signers: str) -> Published:
        """Carry an edition out with the keys of these names at hand."""
        desk = self.desk()
        return publish(desk, plan(desk), hands(*signers))

    def found(self, *people: str, threshold: int | None = 1) -> None:
        """Found a law that everybody has signed, and commit it."""
        keys = {Id(name): key(name).public for name in people}
        wish = Founding("demo", keys, None, threshold, "refs/heads/main")
        self.do(lambda desk: found(desk, wish), *people)
        self.commit(people[0])

    def issue(self, wish: Wish, *signers: str) -> Published:
        """Issue a capability for the test key of the agent's name."""
        return self.do(lambda desk: issue(desk, wish, key(wish.name).public), *signers)

    def commit(self, person: str) -> str:
        """Commit `plans/` as a person."""
        self.repo.git("add", "plans")
        return self.repo.commit("Change the law", key=key(person))

    def text(self, path: str) -> str:
        """A file of the work tree."""
        return (self.repo.path / path).read_text()

    def tree(self) -> dict[str, bytes]:
        """Every file below `plans/`, to compare."""
        found = (self.repo.path / "plans").rglob("*")
        return {str(path): path.read_bytes() for path in found if path.is_file()}


def hands(*names: str) -> tuple[KeyAtHand, ...]:
    """The keys of these names, ready to sign."""
    return tuple(KeyAtHand(key(name).public, key(name).sign, name) for name in names)


def scope(*paths: str, **more: object) -> Scope:
    """What `widen` adds or `narrow` takes."""
    patterns = tuple(parse_pattern(path) for path in paths)
    return Scope(paths=patterns, **more)  # type: ignore[arg-type]  # named by the caller
