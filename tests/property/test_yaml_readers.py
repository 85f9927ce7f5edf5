"""Whatever the profile accepts, every YAML parser reads alike."""

import io
from collections.abc import Callable

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from worknode_guard.documents.profile import read_profile
from worknode_guard.documents.write import write_data

PRINTABLE = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=12)
TRICKY = st.sampled_from(
    [
        *("yes", "No", "ON", "off", "y", "null", "~", "true", "1_000", "017", "0o17", "0x1F"),
        *("1:20", "1.5", "1e3", ".inf", ".NaN", "=", "2026-01-01", "2026-01-01T00:00:00Z", "0b1"),
        *("", " ", "#", "- a", "a: b", "[", "{}", "*a", "&a", "!a", "%a", "@a", "`", "|", ">", "?"),
        *("'", '"', "\\", "\\n", "---", "...", "+1", "-", "-0", "0", "12345678901", "a #b", "é"),
    ]
)
TEXT = (PRINTABLE | TRICKY).filter(str.isascii)
KEY = TEXT.filter(lambda text: text not in {"", "<<"})
SCALAR = st.booleans() | st.integers(-999_999_999, 999_999_999) | TEXT
VALUE = st.recursive(
    SCALAR,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEY, inner, max_size=4),
    max_leaves=12,
)
DOCUMENT = st.dictionaries(KEY, VALUE, min_size=1, max_size=5)


def pyyaml(text: str) -> object:
    return yaml.safe_load(text)


def libyaml(text: str) -> object:
    # PyYAML's wheels have it; a PyYAML built without it reads in Python a second time.
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def ruamel(version: str) -> Callable[[str], object]:
    def read(text: str) -> object:
        reader = YAML(typ="safe", pure=True)
        reader.version = version
        return reader.load(io.StringIO(text))

    return read


READERS = [pyyaml, libyaml, ruamel("1.1"), ruamel("1.2")]


def exact(data: object) -> object:
    """Tell True from 1, and a date or a float from anything else."""
    if isinstance(data, dict):
        return {(type(key), key): exact(value) for key, value in data.items()}
    if isinstance(data, list):
        return [exact(value) for value in data]
    return type(data), data


@given(DOCUMENT)
def test_what_is_written_is_read_alike_by_all(data: dict[str, object]) -> None:
    text = write_data(data)
    parsed = read_profile(text.encode(), "")
    deep = any("nested too deeply" in problem.what for problem in parsed.problems)
    if not deep:
        assert parsed.problems == ()
        assert exact(parsed.data) == exact(data)
        for read in READERS:
            assert exact(read(text)) == exact(data)


PIECES = st.sampled_from(
    [
        *("a", "b", "c d", "1", "0", "-7", "true", "no", '"x"', "'y'", '"\\""', "''", "1.5", "0x1"),
        *(": ", ":", "- ", "-", ", ", ",", "[", "]", "{", "}", " ", "  ", "    ", "\n", "\n  "),
        *("\n- ", "\n  - ", "# c", " # c", "? ", "&a ", "*a", "! ", "!!str ", "<<: ", "|\n", ">"),
        *("a: 1\n", "b: x\n", "c:\n", "  d: [1, 2]\n", "e: {f: g}\n", "---\n", "...\n", "%", "\\"),
    ]
)


VALID = (
    "# c\na: b\nc: [1, {d: 'e'}]  # f\ng:\n  - h: true\n    i: \"j\"\n  - - k\nl: {m: q, o: []}\n"
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = VALID
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        gone = draw(st.sampled_from([0, 0, 0, 1, 2, 4]))
        text = text[:at] + draw(PIECES) + text[at + gone :]
    return text


@settings(max_examples=400, deadline=None)
@given(mutated() | st.lists(PIECES, max_size=16).map("".join))
@example("a: 1 #b\n")
@example("a: [b, c,]\n")
@example('{"a":1, "b":[2]}')
@example("a:\n- b\n- c\nd: e\n")
@example("a : b\n")
@example("- a: 1\n")
@example('a: "b"   \n')
@example("a: -\n")
@example("a:b: c\n")
def test_what_is_accepted_is_read_alike_by_all(text: str) -> None:
    parsed = read_profile(text.encode(), "")
    if not parsed.problems:
        for read in READERS:
            assert exact(read(text)) == exact(parsed.data)
