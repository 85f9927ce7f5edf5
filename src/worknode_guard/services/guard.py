"""The guard of one repository, for Python programs. It prints nothing and never exits.

What a method needs is imported when it is called, so that `import worknode_guard` costs nothing.
"""

from typing import TYPE_CHECKING

from worknode_guard.named import NamedTuple

if TYPE_CHECKING:
    from worknode_guard.law.rights import Grant
    from worknode_guard.model.actor import Refusal
    from worknode_guard.model.change import Op
    from worknode_guard.model.verdict import Verdict
    from worknode_guard.services.law import LawView


class Guard(NamedTuple):
    """Asks and judges in one repository; every method raises `GuardError` and nothing else.

    Attributes:
        path: A folder in the repository.
    """

    path: str

    def check(
        self,
        base: str | None = None,
        head: str | None = None,
        *,
        trust: str | None = None,
        ref: str | None = None,
        agent: str | None = None,
        author: str | None = None,
        sender: str | None = None,
        cache: bool = True,
    ) -> "Verdict":
        """Judge what is staged, or, given base and head, every commit of base..head.

        Args:
            base: Any name of the commit whose law judges.
            head: Any name of the newest commit.
            trust: The pin, `sha256:…`; None takes `WORKNODE_TRUST` or, for a range, git's
                `worknode.trust`.
            ref: Full name of the branch to be merged into.
            agent: Name of the agent that staged the change.
            author: The forge's authenticated author, like `github:alice`.
            sender: The forge's authenticated pusher.
            cache: Whether caches of this user may be read.

        Raises:
            UsageError: One of base and head is missing, or the pin has not its form.
            UndecidedError: The change cannot be read.
        """
        from worknode_guard.errors import UsageError  # noqa: PLC0415  see the module
        from worknode_guard.services.options import CheckOptions  # noqa: PLC0415  the same
        from worknode_guard.services.pin import find_pin, pin_said  # noqa: PLC0415  the same

        options = CheckOptions(pin_said(trust), ref, agent, author, sender, cache)
        if base is None and head is None:
            from worknode_guard.services.staged import check_staged  # noqa: PLC0415  the same

            return check_staged(self.path, options)
        if base is None or head is None:
            raise UsageError(
                "base and head belong together",
                why="a range of commits has two ends",
                fix="give both, or neither for what is staged",
            )
        from worknode_guard.services.check import check_range  # noqa: PLC0415  the same

        options = options._replace(trust=find_pin(self.path, trust))
        return check_range(self.path, base, head, options)

    def law(self, rev: str = "HEAD", *, trust: str | None = None) -> "LawView":
        """Read the law at a revision.

        Raises:
            UsageError: The pin has not its form.
            UndecidedError: No such commit, or it cannot be read.
        """
        from worknode_guard.services.law import law_at  # noqa: PLC0415  see the module
        from worknode_guard.services.pin import find_pin  # noqa: PLC0415  the same

        return law_at(self.path, rev, find_pin(self.path, trust))

    def may(
        self,
        agent: str,
        op: "Op",
        path: str,
        *,
        plan: str | None = None,
        trust: str | None = None,
    ) -> "Grant | Refusal":
        """Answer whether an agent may do `op` at `path`, by the law of HEAD.

        Raises:
            UsageError: The pin has not its form.
            UndecidedError: The law cannot be read.
        """
        from worknode_guard.services.may import may  # noqa: PLC0415  see the module
        from worknode_guard.services.pin import find_pin  # noqa: PLC0415  the same

        return may(self.path, agent, op, path, plan=plan, pin=find_pin(self.path, trust))
