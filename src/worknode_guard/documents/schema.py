"""A small language of shapes: one table per document from which all else follows.

A shape reads plain data into a noun and notes *every* fault on the way, writes the noun back,
and says the same as JSON Schema. `None` never stands in a document, so that a shape's `read`
answers None for "faulty, and noted".
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Final, Generic, NamedTuple, TypeVar, cast

from worknode_guard.documents.problems import At, Fault, pointer

T = TypeVar("T")
D = TypeVar("D")
T_co = TypeVar("T_co", covariant=True)

Json = Mapping[str, object]
Plain = bool | int | str | list["Plain"] | dict[str, "Plain"]
"""Data as JSON and the profile both hold it."""


class Shape(NamedTuple, Generic[T]):
    """What one value may be.

    Attributes:
        read: Plain data into a value; None after noting what is wrong.
        write: The value back into plain data.
        json: The same as JSON Schema (2020-12), as far as that language reaches.
    """

    read: Callable[[object, At, list[Fault]], T | None]
    write: Callable[[T], Plain]
    json: Json


class _Absent:
    """What a required field has in place of a default."""


_ABSENT: Final = _Absent()


class Field(NamedTuple, Generic[T_co]):
    """One key of a closed map; make it with `required` or `optional`."""

    name: str
    read: Callable[[object, At, list[Fault]], T_co | None]
    write: Callable[[object], Plain]
    json: Json
    default: T_co | _Absent

    @property
    def is_required(self) -> bool:
        """Whether a document without the key is faulty."""
        return isinstance(self.default, _Absent)


def required(name: str, shape: Shape[T], doc: str) -> Field[T]:
    """Give a key that must stand there; `doc` is shown by editors."""
    return Field(name, shape.read, _writer(shape), {"description": doc, **shape.json}, _ABSENT)


def optional(name: str, shape: Shape[T], doc: str, default: D) -> Field[T | D]:
    """Give a key that may be left out, and what then holds."""
    json = {"description": doc, **shape.json}
    if isinstance(default, str | int):
        json["default"] = default
    return Field(name, shape.read, _writer(shape), json, default)


def _writer(shape: Shape[T]) -> Callable[[object], Plain]:
    # Fields of one record have different types; `build` and `parts` of the record keep them right.
    return cast("Callable[[object], Plain]", shape.write)


class Got:
    """The fields of one map that could be read."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = values

    def __getitem__(self, field: Field[T]) -> T:
        # `record` stores under a field's name only what that field's own `read` gave.
        return cast("T", self._values[field.name])

    def has(self, *fields: Field[object]) -> bool:
        """Tell whether all of these could be read (or were left out and have a default)."""
        return all(field.name in self._values for field in fields)


Check = Callable[[Got, At, list[Fault]], None]
"""A rule between the fields of one map. It looks only at fields that `Got.has`."""


class Record(NamedTuple, Generic[T]):
    """A closed map: its fields in the order in which they are written.

    Attributes:
        build: The fields into the noun.
        parts: The noun into its fields, by key; a field at its default is not written.
        checks: Rules between fields.
        json: What JSON Schema shall say beside the fields.
    """

    title: str
    fields: Sequence[Field[object]]
    build: Callable[[Got], T]
    parts: Callable[[T], Mapping[str, object]]
    checks: Sequence[Check] = ()
    json: Json = MappingProxyType({})

    def shape(self) -> Shape[T]:
        """Give the record as a shape."""
        return Shape(self.read, self.write, self.json_schema())

    def names(self) -> list[str]:
        """Give the keys in their order."""
        return [field.name for field in self.fields]

    def read(self, value: object, at: At, faults: list[Fault]) -> T | None:
        """Read a map into the noun."""
        if not isinstance(value, dict):
            faults.append(wrong_type(value, at, f"a map ({self.title})"))
            return None
        before = len(faults)
        _note_unknown(self, value, at, faults)
        got = Got(self._values(value, at, faults))
        for check in self.checks:
            check(got, at, faults)
        if len(faults) > before or not got.has(*self.fields):
            return None
        return self.build(got)

    def _values(self, value: dict[str, object], at: At, faults: list[Fault]) -> dict[str, object]:
        values: dict[str, object] = {}
        for field in self.fields:
            if field.name in value:
                raw = value[field.name]
                result = None if raw is None else field.read(raw, (*at, field.name), faults)
                if result is not None:
                    values[field.name] = result
            elif field.is_required:
                faults.append(_missing(field.name, at, self.title))
            else:
                values[field.name] = field.default
        return values

    def write(self, noun: T) -> Plain:
        """Write the noun as a map, in the order of the fields, defaults left out."""
        parts = self.parts(noun)
        return {
            field.name: field.write(parts[field.name])
            for field in self.fields
            if field.is_required or parts[field.name] != field.default
        }

    def json_schema(self) -> Json:
        """Give the record as JSON Schema."""
        return {
            "type": "object",
            "properties": {field.name: field.json for field in self.fields},
            "required": [field.name for field in self.fields if field.is_required],
            "additionalProperties": False,
            **self.json,
        }


def wrong_type(value: object, at: At, expected: str) -> Fault:
    """Note a value of the wrong type."""
    found = {bool: "true or false", int: "a number", str: "text", list: "a list", dict: "a map"}
    return Fault(
        at,
        f"{pointer(at)} is {found.get(type(value), 'nothing')}",
        why=f"expected is {expected}",
        fix=f"write {expected}",
    )


def _missing(name: str, at: At, title: str) -> Fault:
    where = f" of {pointer(at)}" if at else ""
    return Fault(
        at,
        f"the key {name!r}{where} is missing",
        why=f"every {title} has it",
        fix=f"add {name!r}",
    )


def _note_unknown(
    record: Record[T], value: Mapping[str, object], at: At, faults: list[Fault]
) -> None:
    known = record.names()
    for name in value:
        if name in known:
            continue
        import difflib  # noqa: PLC0415  (only for a faulty document)

        near = difflib.get_close_matches(name, known, n=1)
        faults.append(
            Fault(
                (*at, name),
                f"the key {name!r} is not known",
                why=f"a {record.title} has the keys {', '.join(known)}",
                fix=f"did you mean {near[0]!r}?" if near else "take it out",
            )
        )
