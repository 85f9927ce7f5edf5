"""What a C file declares outside its functions: objects, types, constants, and their marks."""

from collections.abc import Iterator, Sequence

from worknode_guard.analysis.c.split import Outline
from worknode_guard.analysis.c.words import ATTRIBUTES, KEYWORDS, TAGS, is_name
from worknode_guard.model.functions import Mark
from worknode_guard.named import NamedTuple


class Object(NamedTuple):
    """A file-scope object that this file defines.

    Attributes:
        private: `static`: nobody outside the file can name it.
        constant: Nobody can write it; so is a table of pointers to constants, which is no state.
        fixed: Its name stands for one value throughout: an array's place, a constant that no
            device changes.
    """

    name: str
    line: int
    private: bool
    constant: bool
    fixed: bool


class Declared(NamedTuple):
    """The declarations of a file.

    Attributes:
        pointer_types: `typedef`s that hide a pointer.
        constants: Names of enumeration constants.
        macro_uses: Line and name of what is no declaration and may make a function.
    """

    objects: list[Object]
    pointer_types: set[str]
    constants: set[str]
    marks: list[Mark]
    macro_uses: list[tuple[int, str]]


def declared(texts: Sequence[str], lines: Sequence[int], outline: Outline) -> Declared:
    """Read the declarations of one stream of tokens."""
    found = Declared([], set(), set(), [], [])
    for start, end in outline.declarations:
        # Behind the last brace an aggregate's names stand; before it, its members.
        piece = _without_attributes(list(texts[start:end]), list(lines[start:end]))
        if piece[0]:
            _read(piece[0], piece[1], found)
    return found


def _read(texts: list[str], lines: list[int], found: Declared) -> None:
    found.marks.extend(_pointer_marks(texts, lines))
    if "enum" in texts and "{" in texts:
        found.constants.update(_enumerators(texts))
    if texts[0] == "typedef":
        _typedef(texts, lines, found)
        return
    flat = _outside_braces(texts)
    if len(texts) > 1 and texts[1] == "(" and is_name(texts[0]):
        found.macro_uses.append((lines[0], texts[0]))
    elif "extern" not in flat and ("=" in flat or "(" not in flat):
        found.objects.extend(_objects(texts, lines))


def _without_attributes(texts: list[str], lines: list[int]) -> tuple[list[str], list[int]]:
    if not any(text in ATTRIBUTES for text in texts):
        return texts, lines
    kept: list[int] = []
    depth = 0
    dropping = False
    for n, text in enumerate(texts):
        if text in ATTRIBUTES and not depth:
            dropping = True
            continue
        if dropping and (depth or text == "("):
            depth += (text == "(") - (text == ")")
            dropping = depth > 0
            continue
        kept.append(n)
    return [texts[n] for n in kept], [lines[n] for n in kept]


def _outside_braces(texts: Sequence[str]) -> list[str]:
    out: list[str] = []
    depth = 0
    for text in texts:
        depth += (text == "{") - (text == "}")
        if not depth:
            out.append(text)
    return out


def _enumerators(texts: Sequence[str]) -> Iterator[str]:
    opened = texts.index("{")
    before = "{"
    for text in texts[opened + 1 :]:
        if before in {"{", ","} and is_name(text):
            yield text
        before = text


def _typedef(texts: list[str], lines: list[int], found: Declared) -> None:
    flat = _outside_braces(texts)
    if "(" in flat:
        opened = flat.index("(")
        if flat[opened + 1 : opened + 2] == ["*"] and opened + 2 < len(flat):
            names = [text for text in flat[opened + 2 :] if is_name(text)]
            found.pointer_types.update(names[:1])
        return
    if "*" in flat and is_name(flat[-1]):
        found.pointer_types.add(flat[-1])
        found.marks.append(Mark("pointer-typedef", lines[-1], flat[-1]))


def _objects(texts: list[str], lines: list[int]) -> Iterator[Object]:
    """Give the declared names: the last one of each piece before `=`, `[` or its end."""
    specifiers: list[str] = []
    words = 0
    for piece in _pieces(texts):
        named = [n for n in piece if is_name(texts[n]) and texts[n - 1] not in TAGS]
        words += sum(is_name(texts[n]) or texts[n] in KEYWORDS for n in piece)
        if named and words > 1:
            at = named[-1]
            before = [texts[n] for n in piece if n < at]
            specifiers = specifiers or _up_to_star(before)
            # What stands behind the last star is said of the pointer itself.
            own = _up_to_star(before[::-1]) if "*" in before else specifiers
            array = texts[at + 1 : at + 2] == ["["]
            constant = "const" in own or (array and "const" in texts)
            fixed = array or ("const" in own and "volatile" not in own)
            yield Object(texts[at], lines[at], "static" in specifiers, constant, fixed)


def _up_to_star(texts: list[str]) -> list[str]:
    return texts[: texts.index("*")] if "*" in texts else texts


def _pieces(texts: Sequence[str]) -> Iterator[list[int]]:
    """Split at commas outside of brackets; what is bracketed or behind `=` is left out."""
    piece: list[int] = []
    depth = 0
    valued = False
    for n, text in enumerate(texts):
        depth += (text in {"(", "[", "{"}) - (text in {")", "]", "}"})
        if depth or text in {")", "]", "}"}:
            continue
        if text == ",":
            yield piece
            piece, valued = [], False
        elif text == "=":
            valued = True
        elif not valued:
            piece.append(n)
    yield piece


def _pointer_marks(texts: list[str], lines: list[int]) -> Iterator[Mark]:
    """Find `**` and function pointers in declarations; initialisers are expressions."""
    valued = False
    depth = 0
    for n, text in enumerate(texts):
        if text == "=" and not depth:
            valued = True
        elif text == "," and not depth:
            valued = False
        depth += (text in {"{", "("}) - (text in {"}", ")"})
        if valued or text != "*":
            continue
        before = texts[n - 1] if n else ""
        after = [one for one in texts[n + 1 : n + 3] if one != "const"]
        if after[:1] == ["*"] and before != "*":
            yield Mark("pointer-depth", lines[n], _name_after(texts, n))
        if before == "(" and _is_function_pointer(texts, n):
            yield Mark("function-pointer", lines[n], _name_after(texts, n))


def _name_after(texts: Sequence[str], at: int) -> str:
    return next((text for text in texts[at:] if is_name(text)), "")


def _is_function_pointer(texts: Sequence[str], at: int) -> bool:
    """Tell whether `(*name)` or `(*)` is followed by parameters."""
    for n in range(at, min(at + 8, len(texts))):
        if texts[n] == ")":
            return texts[n + 1 : n + 2] == ["("]
    return False
