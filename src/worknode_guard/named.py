"""Named tuples, made about six times faster than `typing` makes them; a hook makes ninety of them.

To a type checker this is `typing.NamedTuple`. When the program runs, one class is made where
`typing` makes two, no annotation is examined, and source is compiled once for each number of
fields. What the class and its values can do is the same; a test compares every one of the program's
with `typing`'s own. Left out are generic named tuples and the check of the fields' names.

From Python 3.14 on a class has no annotations while it is being made (PEP 649), so `typing` makes
them there. docs/adr/0016 has the figures.
"""

import sys
from typing import TYPE_CHECKING

__all__ = ["NamedTuple"]

if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple
else:
    from collections import _tuplegetter, namedtuple
    from collections.abc import Iterable
    from types import FunctionType
    from typing import Self

    _BY_COUNT = {}

    def _constructor(
        name: str, fields: tuple[str, ...], defaults: Iterable[object]
    ) -> FunctionType:
        # The library's own for so many fields, compiled once; only the names differ.
        count = len(fields)
        if count not in _BY_COUNT:
            numbered = [f"f{place}" for place in range(count)]
            _BY_COUNT[count] = namedtuple("model", numbered).__new__  # noqa: PYI024
        model = _BY_COUNT[count]
        code = model.__code__.replace(
            co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{name}.__new__"
        )
        return FunctionType(code, model.__globals__, "__new__", tuple(defaults))

    class _Methods:
        def __repr__(self) -> str:
            values = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(values)})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

        def _replace(self, /, **changes: object) -> Self:
            whole = self._make(map(changes.pop, self._fields, self))
            if changes:
                raise ValueError(f"Got unexpected field names: {list(changes)!r}")
            return whole

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        @classmethod
        def _make(cls, values: Iterable[object]) -> Self:
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

    _METHODS = {
        name: vars(_Methods)[name]
        for name in ("__repr__", "__getnewargs__", "_replace", "_asdict", "_make")
    }

    class _Making(type):
        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return type.__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one with a default")
            own = {
                "__slots__": (),
                "__new__": _constructor(name, fields, defaults.values()),
                "__match_args__": fields,
                "_fields": fields,
                "_field_defaults": defaults,
            }
            getters = {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
            # Of `type`, not of this metaclass: calling it is then as fast as calling any class.
            return type.__new__(type, name, (tuple,), {**_METHODS, **body, **getters, **own})

    class NamedTuple(metaclass=_Making):
        """The base to name: the annotations of a class are its fields, in their order."""
