"""The names of one function: which declaration each use means, and in which block it stands.

Places are *moments*: a number that grows with the walk and is never the same inside and outside
of a block. Of a name only the first and the last moment of use are kept, and those of its changes;
that is enough to tell which block holds all of them (ISO/IEC 9899:2018, 6.2.1: scopes).
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, Literal

RegionKind = Literal["block", "loop", "switch", "aside"]
"""`block`: a compound statement that a declaration could stand in. `loop`: header and body.
`switch`: its compound statement, whose declarations are jumped over. `aside`: a GNU statement
expression."""

NEVER: Final = -1


def happens(moments: Sequence[int], first: int, last: int) -> bool:
    """Tell whether one of the moments, which are in order, lies in a stretch."""
    at = bisect_left(moments, first)
    return at < len(moments) and moments[at] <= last


class Region:
    """A part of the function that is entered and left as a whole.

    Attributes:
        start: Its first moment.
        end: Its last one; `NEVER` until it is left.
    """

    def __init__(self, kind: RegionKind, start: int, parent: "Region | None") -> None:
        self.kind = kind
        self.start = start
        self.end = NEVER
        self.parent = parent
        self.hidden: list[tuple[str, Local | None]] = []


class Local:
    """One parameter or local object.

    Attributes:
        shape: What its declarator is, outermost first (see `pointers.shape`).
        names: The words of its type, such as `unsigned char`; empty for structures.
        region: Where it is declared.
        declared: The moment of its declaration.
        first: First moment of use behind the declaration, or `NEVER`.
        last: Last one.
        fresh: The first use gives it a value, in a statement of its own.
        writes: Moments in which it is assigned, incremented or decremented, in order.
        stepped: The last moment in which its new value came from the old one.
        escapes: Its address is taken, or it is an array and stands for its address.
        counter: A loop's header gives it its values.
        settled: Where it is declared is nobody's business: a parameter, `static`, …
        needs: Locals that its initialiser reads; None where that does more than read locals.
        constant: It never has another value: `const`, or an enumeration constant.
        pending: A pointer parameter that no condition has asked about so far.
        given: Functions and macros that it was handed to.
        watched: Its plain mention matters: it is an array, or pending.
    """

    first = NEVER
    last = NEVER
    fresh = False
    stepped = NEVER
    escapes = False
    counter = False
    settled = False
    needs: "tuple[Local, ...] | None" = ()
    constant = False
    pending = False
    watched = False

    def __init__(self, name: str, line: int, shape: str, region: Region, declared: int) -> None:
        self.name = name
        self.line = line
        self.shape = shape
        self.region = region
        self.declared = declared
        self.names: tuple[str, ...] = ()
        self.writes: list[int] = []
        self.given: list[str] = []


class Scopes:
    """The scopes that are open, and every local so far.

    Attributes:
        at: The moment.
        names: What a name means now; None for one that hides a local and is no object of this
            function.
        owners: The innermost region of each moment.
    """

    def __init__(self) -> None:
        self.at = 0
        self.names: dict[str, Local | None] = {}
        self.region = Region("block", 0, None)
        self.owners = [self.region]
        self.locals: list[Local] = []

    def enter(self, kind: RegionKind) -> Region:
        """Open a region."""
        self.at += 1
        self.region = Region(kind, self.at, self.region)
        self.owners.append(self.region)
        return self.region

    def leave(self) -> None:
        """Close the innermost region; its names mean again what they meant before."""
        region = self.region
        region.end = self.at
        for name, before in reversed(region.hidden):
            self.names[name] = before
        assert region.parent is not None
        self.region = region.parent
        self.tick()

    def tick(self) -> None:
        """Begin another moment."""
        self.at += 1
        self.owners.append(self.region)

    def bind(self, name: str, local: Local | None) -> None:
        """Let a name mean something up to the end of the region."""
        self.region.hidden.append((name, self.names.get(name)))
        self.names[name] = local
        if local is not None:
            self.locals.append(local)

    def close(self) -> None:
        """End the function itself."""
        self.region.end = self.at
