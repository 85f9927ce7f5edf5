"""The plain shapes that documents are made of: text, numbers, words of a list, lists, maps."""

from collections.abc import Callable, Hashable
from typing import Final, TypeVar

from worknode_guard.documents.problems import At, Fault, pointer
from worknode_guard.documents.schema import Plain, Shape, wrong_type
from worknode_guard.errors import UsageError

T = TypeVar("T")
K = TypeVar("K", bound=str)
W = TypeVar("W", bound=str)

MOST: Final = 999_999_999
"""The greatest integer that the profile can hold."""
LONGEST: Final = 1_000
"""Characters of a free text."""


def text() -> Shape[str]:
    """Any text that is not empty."""

    def read(value: object, at: At, faults: list[Fault]) -> str | None:
        if not isinstance(value, str):
            faults.append(wrong_type(value, at, "text"))
        elif not value.strip() or len(value) > LONGEST:
            faults.append(
                Fault(
                    at,
                    f"{pointer(at)} is {'too long' if value.strip() else 'empty'}",
                    why=f"a text has 1 to {LONGEST} characters",
                    fix="write a short text",
                )
            )
        else:
            return value
        return None

    return Shape(read, _same_text, {"type": "string", "minLength": 1, "maxLength": LONGEST})


def parsed(
    parse: Callable[[str], T], show: Callable[[T], str], pattern: str, expected: str
) -> Shape[T]:
    r"""Text that a parser of the model turns into a noun; the parser raises `UsageError`.

    Args:
        parse: Text into the noun.
        show: The noun into text.
        pattern: A regular expression (ECMA 262) that every accepted text matches.
        expected: "a path pattern", for a value that is no text at all.
    """

    def read(value: object, at: At, faults: list[Fault]) -> T | None:
        if not isinstance(value, str):
            faults.append(wrong_type(value, at, expected))
            return None
        try:
            return parse(value)
        except UsageError as error:
            faults.append(Fault(at, f"{pointer(at)}: {error.what}", error.why, error.fix))
            return None

    return Shape(read, show, {"type": "string", "pattern": pattern})


def choice(words: tuple[W, ...]) -> Shape[W]:
    """One of a few words."""
    by_text: dict[str, W] = {str(word): word for word in words}

    def read(value: object, at: At, faults: list[Fault]) -> W | None:
        word = by_text.get(value) if isinstance(value, str) else None
        if word is None:
            shown = str(value).lower() if isinstance(value, bool) else repr(value)
            faults.append(
                Fault(
                    at,
                    f"{pointer(at)} is {shown}",
                    why=f"it is one of {', '.join(words)}",
                    fix=f"write {words[0]}" if len(words) == 1 else "choose one of them",
                )
            )
        return word

    return Shape(read, str, {"enum": list(words)})


def integer(least: int, most: int = MOST) -> Shape[int]:
    """A whole number within bounds."""

    def read(value: object, at: At, faults: list[Fault]) -> int | None:
        if not isinstance(value, int) or isinstance(value, bool):
            faults.append(wrong_type(value, at, "a number"))
        elif not least <= value <= most:
            faults.append(
                Fault(
                    at,
                    f"{pointer(at)} is {value}",
                    why=f"it is at least {least}" + ("" if most == MOST else f", at most {most}"),
                    fix="write a number within these bounds",
                )
            )
        else:
            return value
        return None

    return Shape(read, int, {"type": "integer", "minimum": least, "maximum": most})


def boolean() -> Shape[bool]:
    """`true` or `false`."""

    def read(value: object, at: At, faults: list[Fault]) -> bool | None:
        if isinstance(value, bool):
            return value
        faults.append(wrong_type(value, at, "true or false"))
        return None

    return Shape(read, bool, {"type": "boolean"})


def listing(
    item: Shape[T],
    *,
    least: int = 0,
    same: Callable[[T], Hashable] | None = None,
    doubles: bool = False,
) -> Shape[tuple[T, ...]]:
    """A list.

    Args:
        item: What each item is.
        least: How many it has at least.
        same: What makes two items doubles; the item itself when left out.
        doubles: Whether they are allowed.
    """

    def read(value: object, at: At, faults: list[Fault]) -> tuple[T, ...] | None:
        if not isinstance(value, list):
            faults.append(wrong_type(value, at, "a list"))
            return None
        before = len(faults)
        if len(value) < least:
            faults.append(_too_few(at, least))
        items: list[T] = []
        seen: dict[Hashable, int] = {}
        for number, raw in enumerate(value):
            one = None if raw is None else item.read(raw, (*at, number), faults)
            if one is None:
                continue
            items.append(one)
            first = seen.setdefault(same(one) if same else one, number)
            if first != number and not doubles:
                faults.append(_double((*at, number), (*at, first)))
        return tuple(items) if len(faults) == before and len(items) == len(value) else None

    def write(items: tuple[T, ...]) -> Plain:
        return [item.write(one) for one in items]

    json = {"type": "array", "items": item.json, "uniqueItems": not doubles}
    return Shape(read, write, {**json, "minItems": least} if least else json)


def keyed(key: Shape[K], value: Shape[T], *, least: int = 0) -> Shape[tuple[tuple[K, T], ...]]:
    """A map whose keys are names."""

    def read(raw: object, at: At, faults: list[Fault]) -> tuple[tuple[K, T], ...] | None:
        if not isinstance(raw, dict):
            faults.append(wrong_type(raw, at, "a map"))
            return None
        if len(raw) < least:
            faults.append(_too_few(at, least))
        pairs: list[tuple[K, T]] = []
        for name, inner in raw.items():
            one = key.read(name, (*at, name), faults)
            other = None if inner is None else value.read(inner, (*at, name), faults)
            if one is not None and other is not None:
                pairs.append((one, other))
        return tuple(pairs) if len(pairs) == len(raw) >= least else None

    def write(pairs: tuple[tuple[K, T], ...]) -> Plain:
        return {str(name): value.write(inner) for name, inner in pairs}

    json = {"type": "object", "propertyNames": key.json, "additionalProperties": value.json}
    return Shape(read, write, {**json, "minProperties": least} if least else json)


def _same_text(value: str) -> str:
    return value


def _too_few(at: At, least: int) -> Fault:
    return Fault(
        at,
        f"{pointer(at)} has too few entries",
        why=f"it has at least {least}",
        fix="add one",
    )


def _double(at: At, first: At) -> Fault:
    return Fault(
        at,
        f"{pointer(at)} stands there already",
        why=f"it is the same as {pointer(first)}",
        fix="take one of the two out",
    )
