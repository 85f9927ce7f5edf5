"""What the walk over one function knows, and what it has found."""

from collections.abc import Callable
from typing import Any

from pycparser import c_ast

from worknode_guard.analysis.c.scopes import NEVER, Local, Scopes
from worknode_guard.model.functions import Call, Mark, MarkKind, Pointer, Unseen
from worknode_guard.named import NamedTuple


class Known(NamedTuple):
    """What the file at large tells.

    Attributes:
        macros: Names of function-like macros defined in it.
        pointer_types: Its `typedef`s of pointers.
        constants: Object-like macros and enumeration constants defined in it.
        objects: Names of objects declared at file scope.
        hidden: Object-like macros that are no constants: behind each a variable, a function or
            anything else may stand.
    """

    macros: frozenset[str] = frozenset()
    pointer_types: frozenset[str] = frozenset()
    constants: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()


class Turn:
    """A loop that the walk has met.

    Attributes:
        node: The `For`, `While` or `DoWhile`.
        header: Reads what `loops` judges at the end, once the names of the header are bound.
        start: Moments of the whole loop, `end` the last.
        begin: Moments of its body, `done` the last.
        way: The first way out that was seen: `a break`, `a return`, `exit()`, or None.
        ends: Ways out of the function that were seen before it.
    """

    header: Any = None
    end = NEVER
    begin = NEVER
    done = NEVER
    way: str | None = None

    def __init__(self, node: c_ast.Node, start: int, ends: int) -> None:
        self.node = node
        self.start = start
        self.ends = ends


Event = tuple[Callable[["State", Any], None], Any]
"""What the walk does when it comes back to this place, and with what."""


class State(Scopes):
    """The walk's own state.

    Attributes:
        stack: Nodes and events still to come, the next one last.
        types: Shapes of `typedef`s inside the function.
        uses: File-scope objects that were used.
        open: What a `break` would leave, innermost last; None is a `switch`.
        ends: How often a way out of the function was seen; `end` names the last one.
        labels: The moment of each label.
        gotos: Label and moment of each.
        effects: How many assignments and increments there were.
        called: How many calls there were.
        asking: Greater than 0 inside a condition.
        pending: How many pointer parameters no condition has asked about.
        gives: A `return` has a value.
        argv: Second parameter of `main`.
        doubt: Line and text of the first chain that may be too long.
        elsewhere: Names that also stand in text of the function that the tree does not hold.
        untested: Pointer parameters dereferenced before any test that the tree holds, and the
            line; a test may stand elsewhere.
    """

    def __init__(self, known: Known, elsewhere: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.macros, self.pointer_types, self.constants, self.objects, self.hidden = known
        self.elsewhere = elsewhere
        self.untested: dict[str, int] = {}
        self.stack: list[Any] = []
        self.types: dict[str, str] = {}
        self.uses: set[str] = set()
        self.calls: list[Call] = []
        self.turns: list[Turn] = []
        self.marks: list[Mark] = []
        self.pointers: list[Pointer] = []
        self.indirect: dict[int, None] = {}
        self.through: dict[str, int] = {}
        self.open: list[Turn | None] = []
        self.ends = 0
        self.end = ""
        self.labels: dict[str, int] = {}
        self.gotos: list[tuple[str, int]] = []
        self.effects = 0
        self.called = 0
        self.asking = 0
        self.pending = 0
        self.gives = False
        self.argv: Local | None = None
        self.doubt: tuple[int, str] | None = None
        self.outer: dict[str, list[int]] = {}

    def mark(self, kind: MarkKind, line: int, text: str) -> None:
        """Keep a mark."""
        self.marks.append(Mark(kind, line, text))

    def used(self, local: Local) -> None:
        """Note that a local is used now."""
        if local.first < 0:
            local.first = self.at
        local.last = self.at

    def asked(self, local: Local) -> None:
        """Note that a condition has asked about a pending parameter, or it has another value."""
        local.pending = False
        local.watched = local.shape[0] == "a"
        self.pending -= 1

    def dereferenced(self, local: Local, line: int) -> None:
        """Note that a pending parameter is dereferenced."""
        if local.name in self.elsewhere:
            self.untested[local.name] = line
        else:
            self.pointers.append(Pointer(local.name, line, tuple(dict.fromkeys(local.given))))
        self.asked(local)

    def unseen(self) -> list[Unseen]:
        """Give what could not be seen."""
        found = [Unseen("WG301", line, "a call through a pointer") for line in self.indirect]
        found.extend(
            Unseen("WG301", line, f"a call through the macro {name}")
            for name, line in self.through.items()
        )
        found.extend(
            Unseen("WG307", line, f"whether {name} is tested where only tokens were read")
            for name, line in self.untested.items()
        )
        if self.doubt is not None:
            line, text = self.doubt
            found.append(Unseen("WG309", line, f"whether {text} indexes arrays or pointers"))
        return found
