"""`worknode_guard.named.NamedTuple` is `typing.NamedTuple` in all that its classes can do."""

import importlib
import inspect
import pickle
import pkgutil
from collections import namedtuple
from collections.abc import Callable, Iterator
from copy import copy
from functools import partial
from typing import Any, Generic

import pytest

import worknode_guard
from worknode_guard.named import NamedTuple


class Point(NamedTuple):
    """A place."""

    x: int
    y: int = 2

    @property
    def sum(self) -> int:
        """Both."""
        return self.x + self.y

    def __str__(self) -> str:
        return f"{self.x}/{self.y}"


CLASS: Any = Point
LIBRARY: Any = namedtuple  # noqa: PYI024


class Empty(NamedTuple):
    """No field at all."""


def shapes() -> Iterator[Any]:
    for module in pkgutil.walk_packages(worknode_guard.__path__, "worknode_guard."):
        if module.name.endswith("__main__"):
            continue
        for found in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(found) and hasattr(found, "_field_defaults"):
                yield found


def test_each_class_of_the_program_has_what_the_standard_library_would_give_it() -> None:
    seen: set[Any] = {shape for shape in shapes() if Generic not in shape.__mro__}
    assert len(seen) > 150
    for shape in seen:
        defaults = shape._field_defaults.values()
        own = LIBRARY("own", shape.__annotations__, defaults=defaults)
        for name in ("_fields", "_field_defaults", "__match_args__", "__slots__"):
            assert getattr(shape, name) == getattr(own, name), (shape, name)
        assert (shape.__class__, shape.__bases__) == (type, (tuple,))
        assert list(inspect.signature(shape).parameters) == list(shape._fields)
        values = range(len(shape._fields))
        assert tuple(shape(*values)) == tuple(own(*values)) == tuple(values)
        for place, field in enumerate(shape._fields):
            assert getattr(shape(*values), field) == place


def test_a_value_is_a_tuple_with_names() -> None:
    assert Point(1) == (1, 2)
    assert Point(y=3, x=1) == (1, 3)
    assert (Point(4).x, Point(4).y, Point(4).sum) == (4, 2, 6)
    assert hash(Point(1)) == hash((1, 2))
    assert Empty() == ()
    assert (Point.__doc__, Point.__annotations__) == ("A place.", {"x": int, "y": int})
    match Point(7):
        case Point(x, y):
            assert (x, y) == (7, 2)


def test_it_is_copied_pickled_changed_and_shown_like_one() -> None:
    assert pickle.loads(pickle.dumps(Point(3))) == copy(Point(3)) == Point(3)
    assert type(pickle.loads(pickle.dumps(Point(3)))) is Point
    assert Point(3)._replace(y=9) == Point(3, 9)
    assert Point(3)._asdict() == {"x": 3, "y": 2}
    assert Point._make([5, 6]) == Point(5, 6)
    assert (repr(Point(1)), str(Point(1)), repr(Empty())) == ("Point(x=1, y=2)", "1/2", "Empty()")


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        (partial(CLASS), r"Point.__new__\(\) missing 1 required positional argument: 'x'"),
        (partial(CLASS, 1, 2, 3), "takes from 2 to 3 positional arguments but 4 were given"),
        (partial(CLASS, 1, z=2), "unexpected keyword argument 'z'"),
        (partial(CLASS._make, [1, 2, 3]), "Expected 2 arguments, got 3"),
    ],
)
def test_wrong_fields_are_refused_in_the_words_of_the_interpreter(
    wrong: Callable[[], object], text: str
) -> None:
    with pytest.raises(TypeError, match=text):
        wrong()


def test_a_field_that_does_not_exist_is_not_replaced() -> None:
    with pytest.raises(ValueError, match="unexpected field names"):
        Point(1)._replace(z=1)  # type: ignore[call-arg]


def test_a_value_takes_no_other_attribute_and_no_new_value() -> None:
    for name in ("x", "z"):
        with pytest.raises(AttributeError):
            setattr(Point(1), name, 0)


def test_fields_with_defaults_come_last() -> None:
    with pytest.raises(TypeError, match="default"):

        class _Wrong(NamedTuple):
            a: int = 1
            b: int  # type: ignore[misc]
