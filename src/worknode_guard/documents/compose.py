"""YAML events into plain data, with the place of every value, and the profile kept on the way.

The grammar is ruamel.yaml's; what its events allow beyond the profile is noted as a fault here.
A value that the profile refuses becomes None in the data, so that the schema, which goes over
the same data afterwards, passes it by.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from worknode_guard.documents.problems import At, Fault, Place, pointer
from worknode_guard.documents.scalars import QUOTE_FIX, quoted_fault, read_plain
from worknode_guard.named import NamedTuple

if TYPE_CHECKING:
    from ruamel.yaml import events as yaml

DEEPEST: Final = 8
"""Lists and maps within each other, the document's own map included."""

Data = bool | int | str | list["Data"] | dict[str, "Data"] | None


class Spot(NamedTuple):
    """A fault at a place of the text, found before the data is complete."""

    line: int
    column: int
    fault: Fault


class TooDeepError(Exception):
    """The nesting passes `DEEPEST`; nothing further is read. Never leaves this room."""


class _Open:
    """A list or map whose end has not come yet."""

    __slots__ = ("at", "data", "flow", "key", "key_line", "start")

    def __init__(self, at: At, data: list[Data] | dict[str, Data], *, flow: bool) -> None:
        self.at = at
        self.data = data
        self.flow = flow
        self.key: str | None = None
        self.key_line = 0
        self.start = Place(1, 1, 0, 0)


class Composer:
    """Takes the events of one document in and holds what came of them.

    Attributes:
        root: The data; None until the document's map has begun.
        places: Where each value stands.
        spots: What the profile refuses.
        scalars: Start and end offset of every scalar, in order.
    """

    def __init__(self, text: str) -> None:
        self.root: Data = None
        self.places: dict[At, Place] = {}
        self.spots: list[Spot] = []
        self.scalars: list[tuple[int, int]] = []
        self._text = text
        self._stack: list[_Open] = []

    def take(self, events: "Iterable[yaml.Event]") -> None:
        """Take all events in.

        Raises:
            TooDeepError: After noting where.
        """
        steps = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._start,
            "SequenceStartEvent": self._start,
            "MappingEndEvent": self._end,
            "SequenceEndEvent": self._end,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
            "DocumentEndEvent": self._document,
        }
        for event in events:
            step = steps.get(type(event).__name__)
            if step is not None:
                step(event)

    def _note(self, event: "yaml.Event", what: str, why: str, fix: str) -> None:
        mark = event.start_mark
        fault = Fault(self._at(), what, why, fix)
        self.spots.append(Spot(mark.line + 1, mark.column + 1, fault))

    def _subject(self) -> str:
        return "a key" if self._wants_key() else pointer(self._at())

    def _wants_key(self) -> bool:
        top = self._stack[-1] if self._stack else None
        return top is not None and isinstance(top.data, dict) and top.key is None

    def _at(self) -> At:
        if not self._stack:
            return ()
        top = self._stack[-1]
        if isinstance(top.data, list):
            return (*top.at, len(top.data))
        return top.at if top.key is None else (*top.at, top.key)

    def _document(self, event: "yaml.Event") -> None:
        if getattr(event, "explicit", False):
            self._note(
                event,
                "the file has a '---' or '...' line",
                "one file holds one document, without markers or directives",
                "take the line out",
            )

    def _alias(self, event: "yaml.Event") -> None:
        self._note(
            event,
            f"{self._subject()} is an alias ('*')",
            "a document says everything where it stands",
            "write the value out",
        )
        self._put(event, None)

    def _plain_form(self, event: "yaml.Event") -> None:
        """Refuse anchors and tags, which any value may carry."""
        for name, sign in (("anchor", "&"), ("tag", "!")):
            if getattr(event, name, None) is not None:
                self._note(
                    event,
                    f"{self._subject()} has {'an' if name == 'anchor' else 'a'} {name}",
                    "parsers differ in what they make of it",
                    f"take the {sign!r} and its word out",
                )

    def _scalar(self, event: "yaml.Event") -> None:
        start, end = event.start_mark.index, event.end_mark.index
        raw = self._text[start:end]
        self.scalars.append((start, end))
        self._plain_form(event)
        value = self._value(event, raw)
        if self._wants_key():
            self._name(self._stack[-1], event, value)
        else:
            self._put(event, value)

    def _value(self, event: "yaml.Event", raw: str) -> bool | int | str | None:
        style, text = getattr(event, "style", None), str(getattr(event, "value", ""))
        if style in {"'", '"'}:
            reason = quoted_fault(raw)
            if reason is None:
                return text
            self._note(event, f"{self._subject()} is quoted oddly", reason, "write it plainly")
            return None
        if style in {"|", ">"}:
            self._note(
                event,
                f"{self._subject()} is a block of text ({style!r})",
                "a value stands on one line",
                QUOTE_FIX,
            )
            return None
        value = read_plain(text)
        if value is None:
            self._note(event, *self._unquoted(text, raw))
            self._move_to_key(raw)
        return value

    def _move_to_key(self, raw: str) -> None:
        """Blame a missing value on its key; the grammar sees it only at the next token."""
        place = self.places.get(self._at())
        if not raw and place is not None and not self._wants_key():
            self.spots[-1] = self.spots[-1]._replace(line=place.line, column=place.column)

    def _unquoted(self, text: str, raw: str) -> tuple[str, str, str]:
        where = self._subject()
        if not raw:
            return f"{where} is empty", "a key or a '-' has a value", "write one, or [] or {}"
        shown = text if len(text) <= 40 else text[:40] + "…"  # noqa: PLR2004  (enough to know it)
        why = "only true, false, small integers and plain words may stand without quotes"
        return f"{where} is {shown!r} without quotes", why, QUOTE_FIX

    def _name(self, top: _Open, event: "yaml.Event", value: Data) -> None:
        """Take a scalar in as the key of the map on top."""
        mark = event.start_mark
        top.key_line = mark.line
        top.key = value if isinstance(value, str) else ""
        if isinstance(value, bool | int):
            self._note(event, f"the key {value!r} is not text", "keys are text", QUOTE_FIX)
        elif value == "":
            self._note(event, "a key is empty", "a key names its value", "write a word as key")
        elif value == "<<":
            # Some YAML 1.1 parsers merge maps even where the sign is quoted.
            self._note(event, "'<<' is not a key", "it merges maps", "write the keys out")
        elif value is not None and top.key in top.data:
            why = "parsers differ in which of the two counts"
            self._note(event, f"the key {top.key!r} stands there twice", why, "take one out")
        self.places.setdefault(self._at(), Place(mark.line + 1, mark.column + 1, 0, 0))

    def _put(self, event: "yaml.Event", value: Data) -> None:
        """Put a finished value where it belongs."""
        mark = event.start_mark
        self._on_its_line(event)
        at = self._at()
        start, end = mark.index, event.end_mark.index
        if not self._stack:
            self.root = value
            self.places[()] = Place(mark.line + 1, mark.column + 1, start, end)
            return
        place = self.places.get(at, Place(mark.line + 1, mark.column + 1, 0, 0))
        self.places[at] = Place(place.line, place.column, start, end)
        self._store(value)

    def _store(self, value: Data) -> None:
        top = self._stack[-1]
        if isinstance(top.data, list):
            top.data.append(value)
            return
        if top.key:
            # The empty key stands for one that was refused.
            top.data.setdefault(top.key, value)
        top.key = None

    def _on_its_line(self, event: "yaml.Event") -> None:
        """A scalar or flow collection in a block begins on the line of its key or dash."""
        top = self._stack[-1] if self._stack else None
        mark = event.start_mark
        if top is None or top.flow or mark.index == event.end_mark.index:
            # An empty value is refused already, and stands nowhere.
            return
        if isinstance(top.data, dict):
            fits = top.key is None or top.key_line == mark.line
        else:
            begin = mark.index - mark.column
            fits = "-" in self._text[begin : mark.index]
        if not fits:
            why = "indented values on lines of their own are read differently by some parsers"
            where = pointer(self._at())
            self._note(event, f"{where} begins on a line of its own", why, "join the lines")

    def _start(self, event: "yaml.Event") -> None:
        if len(self._stack) == DEEPEST:
            why = f"a document has at most {DEEPEST} lists and maps within each other"
            self._note(event, f"{pointer(self._at())} is nested too deeply", why, "make it flatter")
            raise TooDeepError
        self._plain_form(event)
        flow = bool(getattr(event, "flow_style", False))
        data: list[Data] | dict[str, Data] = (
            {} if type(event).__name__ == "MappingStartEvent" else []
        )
        mark = event.start_mark
        if flow:
            self._on_its_line(event)
            if self._text[mark.index : mark.index + 1] not in {"{", "["}:
                why = "a single pair in a list is a map to some parsers only"
                self._note(event, "a pair stands in a list without braces", why, "put it in {}")
        self._as_value(event)
        opened = _Open(self._at(), data, flow=flow)
        opened.start = Place(mark.line + 1, mark.column + 1, mark.index, mark.index)
        self._stack.append(opened)

    def _as_value(self, event: "yaml.Event") -> None:
        """Refuse a collection where a key should stand."""
        if self._wants_key():
            self._note(event, "a key is a list or a map", "keys are text", "write a word as key")
            self._stack[-1].key = ""

    def _end(self, event: "yaml.Event") -> None:
        done = self._stack.pop()
        start = done.start
        end = event.end_mark.index if done.flow else self._last_end(start.start)
        if done.flow and event.end_mark.line + 1 != start.line:
            why = "parsers differ in how such lines must be indented"
            fault = Fault(
                done.at,
                f"{pointer(done.at)} goes over several lines in brackets",
                why,
                "write it on one line, or as a block with '-' or indented keys",
            )
            self.spots.append(Spot(start.line, start.column, fault))
        place = self.places.get(done.at, start)
        self.places[done.at] = Place(place.line, place.column, start.start, end)
        if self._stack:
            self._store(done.data)
        else:
            self.root = done.data

    def _last_end(self, start: int) -> int:
        """The end of a block: of its last scalar, or of the brackets after it on that line."""
        last = self.scalars[-1][1] if self.scalars else start
        newline = self._text.find("\n", last)
        rest = self._text[last : newline if newline >= 0 else len(self._text)]
        bare = rest.split(" #", 1)[0].rstrip()
        return last + len(bare)
