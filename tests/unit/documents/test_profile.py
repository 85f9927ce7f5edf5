import pytest

from worknode_guard.documents.profile import LARGEST, Parsed, read_profile


def read(text: str) -> Parsed:
    return read_profile(text.encode(), "f.yaml")


ACCEPTED = [
    ("words stand without quotes", "a: b.c-d_E1\n", {"a": "b.c-d_E1"}),
    ("true and false are booleans", "a: true\nb: false\n", {"a": True, "b": False}),
    ("integers have up to nine digits", "a: 0\nb: -999999999\n", {"a": 0, "b": -999999999}),
    ("quoted text is text", "a: \"no\"\nb: '1_000'\n", {"a": "no", "b": "1_000"}),
    ("quotes escape themselves", "a: \"x\\\"y\\\\z\"\nb: 'it''s'\n", {"a": 'x"y\\z', "b": "it's"}),
    ("signs inside quotes mean nothing", 'a: "#!&*?|>%@`{[, -: "\n', {"a": "#!&*?|>%@`{[, -: "}),
    ("comments stand alone or after a space", "# x\na: b # y\n  # z\nc: 1\n#", {"a": "b", "c": 1}),
    ("brackets stand on one line", "a: [1, {b: [], c: {}}]\n", {"a": [1, {"b": [], "c": {}}]}),
    ("blocks are indented", "a:\n  b:\n    - c\n", {"a": {"b": ["c"]}}),
    ("dashes may stand under their key", "a:\n- 1\n-   - 2\n", {"a": [1, [2]]}),
    ("maps begin behind a dash", "a:\n  - b: 1\n    c: 2\n", {"a": [{"b": 1, "c": 2}]}),
    ("maps begin below a dash", "a:\n  -\n    b: 1\n", {"a": [{"b": 1}]}),
    ("keys may be quoted", '"a b": 1\n"true": 2\n', {"a b": 1, "true": 2}),
    ("the root may stand in brackets", "{a: 1}", {"a": 1}),
    ("trailing spaces mean nothing", "a: b  \n\n\n", {"a": "b"}),
    (
        "eight lists and maps lie within each other",
        "a: [[[[[[[1]]]]]]]\n",
        {"a": [[[[[[[1]]]]]]]},
    ),
    ("the last line may lack its end", "a: 1", {"a": 1}),
]


@pytest.mark.parametrize(("sentence", "text", "data"), ACCEPTED, ids=[c[0] for c in ACCEPTED])
def test_accepts(sentence: str, text: str, data: object) -> None:
    parsed = read(text)
    assert parsed.problems == (), sentence
    assert parsed.data == data
    assert _types(parsed.data) == _types(data)


def _types(data: object) -> object:
    """Tell True from 1, which compare equal."""
    if isinstance(data, dict):
        return {key: _types(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_types(value) for value in data]
    return type(data)


WORDS = ("yes", "No", "ON", "off", "y", "N", "null", "Null", "True", "FALSE", "tRuE", "nULL")
NUMBERS = ("1_000", "017", "0o17", "0x1f", "0b1", "1:20", "1.5", "1e3", "+1", "-0", "1234567890")
OTHERS = ("~", ".inf", "=", "2026-01-01", "a b", "a:b", "-", "a/b", "x@y", "<<", "$a", "/a", "(")


@pytest.mark.parametrize("scalar", [*WORDS, *NUMBERS, *OTHERS])
def test_refuses_without_quotes(scalar: str) -> None:
    parsed = read(f"ok: 1\na: {scalar}\n")
    assert [problem.line for problem in parsed.problems] == [2]


REFUSED = [
    ("an empty file", "", 1, 1, "the file is empty"),
    ("comments alone", "# a\n", 1, 1, "the file is empty"),
    ("a list as root", "- a\n", 1, 1, "root is not a map"),
    ("a value as root", "word\n", 1, 1, "root is not a map"),
    ("a start marker", "---\na: 1\n", 1, 1, "'---' or '...'"),
    ("an end marker", "a: 1\n...\n", 2, 1, "'---' or '...'"),
    ("a second document", "a: 1\n---\nb: 1\n", 2, 1, "'---' or '...'"),
    ("a directive", "%YAML 1.1\n---\na: 1\n", 1, 1, "'%' stands outside"),
    ("an anchor", "a: 1\nb: &x c\n", 2, 4, "b has an anchor"),
    ("an anchor on a map", "a: &x {b: 1}\n", 1, 4, "a has an anchor"),
    ("an anchor on a key", "&x a: 1\n", 1, 1, "a key has an anchor"),
    ("an alias", "a: *x\n", 1, 4, "a is an alias"),
    ("a tag", "a: !!str b\n", 1, 4, "a has a tag"),
    ("the tag that says nothing", 'a: ! "b"\n', 1, 4, "a has a tag"),
    ("a merge", "a: {b: 1}\n<<: {c: 1}\n", 2, 1, "a key is '<<' without quotes"),
    ("a quoted merge", "a: 1\n'<<': {c: 1}\n", 2, 1, "'<<' is not a key"),
    ("a literal block", "a: |\n  b\n", 1, 4, "a is a block of text ('|')"),
    ("a folded block", "a: >\n  b\n", 1, 4, "a is a block of text ('>')"),
    ("a double quoted text over lines", 'a: "b\n  c"\n', 1, 4, "a is quoted oddly"),
    ("a single quoted text over lines", "a: 'b\n  c'\n", 1, 4, "a is quoted oddly"),
    ("a plain text over lines", "a: b\n  c\n", 1, 4, "a is 'b c' without quotes"),
    ("an escape that YAML 1.1 lacks", 'a: "\\/"\n', 1, 4, "a is quoted oddly"),
    ("an escaped character", 'a: "\\x41"\n', 1, 4, "a is quoted oddly"),
    ("a key without a value", "a: 1\nb:\n", 2, 1, "b is empty"),
    ("a dash without a value", "a:\n  - 1\n  -\n", 3, 4, "a[1] is empty"),
    ("a key without a colon in braces", "a: {b}\n", 1, 5, "a.b is empty"),
    ("a number as key", "a: 1\n2: b\n", 2, 1, "the key 2 is not text"),
    ("a boolean as key", "true: b\n", 1, 1, "the key True is not text"),
    ("an empty key", "a: 1\n'': b\n", 2, 1, "a key is empty"),
    ("a list as key", "a: 1\n[b]: c\n", 2, 1, "a key is a list or a map"),
    ("an explicit key", "? a\n: 1\n", 1, 1, "'?' stands outside"),
    ("an explicit key in brackets", "a: {? b : c}\n", 1, 5, "'?' stands outside"),
    ("a key twice", "a: 1\nb: 2\na: 3\n", 3, 1, "the key 'a' stands there twice"),
    ("a key twice in braces", "a: {b: 1, 'b': 2}\n", 1, 11, "the key 'b' stands there twice"),
    ("a pair without braces", "a: [b: c]\n", 1, 5, "a pair stands in a list without braces"),
    ("brackets over lines", "a: 1\nb: [c,\n  d]\n", 2, 4, "b goes over several lines"),
    ("a value below its key", "a:\n  b\n", 2, 3, "a begins on a line of its own"),
    ("brackets below their key", "a:\n  [b]\n", 2, 3, "a begins on a line of its own"),
    ("a value below its dash", "a:\n  -\n    b\n", 3, 5, "a[0] begins on a line of its own"),
    ("a comment without a space", 'a: "b"#c\n', 1, 7, "'#' stands directly after"),
    ("nine lists and maps", "a: [[[[[[[[1]]]]]]]]\n", 1, 11, "is nested too deeply"),
    ("a tab", "a: 1\nb:\tc\n", 2, 3, "a tab"),
    ("a carriage return", "a: 1\r\n", 1, 5, "a carriage return"),
    ("a letter beyond ASCII", "a: 1\nb: \u00e4\n", 2, 4, "the byte 0xc3"),
    ("a byte order mark", "\ufeffa: 1\n", 1, 1, "the byte 0xef"),
    ("a NUL", "a: \0\n", 1, 4, "the byte 0x00"),
    ("what is no YAML", 'a: 1\nb: "c\n', 3, 1, "is not YAML"),
    ("indentation that fits nowhere", "a:\n    b: 1\n  c: 2\n", 3, 3, "is not YAML"),
    ("too many bytes", "#" + "x" * LARGEST, 1, 1, f"{LARGEST + 1} bytes"),
]


@pytest.mark.parametrize(
    ("sentence", "text", "line", "column", "what"), REFUSED, ids=[c[0] for c in REFUSED]
)
def test_refuses(sentence: str, text: str, line: int, column: int, what: str) -> None:
    problems = read(text).problems
    found = [(one.line, one.column) for one in problems if what in one.what]
    assert found[:1] == [(line, column)], (sentence, problems)


def test_the_largest_file_is_read() -> None:
    text = "a: 1\n"
    assert read(text + "#" * (LARGEST - len(text))).data == {"a": 1}


def test_every_problem_is_reported_in_the_order_of_the_lines() -> None:
    parsed = read("a: 1.5\nb: &x no\nc: 1\nc: 2\nd: [p: q]\n")
    assert [(one.path, one.line) for one in parsed.problems] == [
        ("f.yaml", 1),
        ("f.yaml", 2),
        ("f.yaml", 2),
        ("f.yaml", 4),
        ("f.yaml", 5),
    ]


def test_what_could_be_read_beside_a_problem_is_kept_for_the_schema() -> None:
    parsed = read("a: 1.5\nb: ok\n")
    assert parsed.data == {"a": None, "b": "ok"}


def test_places_are_those_of_keys_and_items() -> None:
    text = "a: 1\nb:\n  - x  # c\n  - {d: [e]}\nc:\n  f: 1\n"
    places = read(text).places
    assert {at: (place.line, place.column) for at, place in places.items()} == {
        (): (1, 1),
        ("a",): (1, 1),
        ("b",): (2, 1),
        ("b", 0): (3, 5),
        ("b", 1): (4, 5),
        ("b", 1, "d"): (4, 6),
        ("b", 1, "d", 0): (4, 10),
        ("c",): (5, 1),
        ("c", "f"): (6, 3),
    }
    assert {at: text[place.start : place.end] for at, place in places.items() if len(at) < 3} == {
        (): text[:-1],
        ("a",): "1",
        ("b",): "- x  # c\n  - {d: [e]}",
        ("b", 0): "x",
        ("b", 1): "{d: [e]}",
        ("c",): "f: 1",
        ("c", "f"): "1",
    }


def test_a_file_full_of_odd_bytes_is_reported_shortly() -> None:
    assert len(read("\t\n" * 1000).problems) == 20
    assert len(read("? a\n: b\n" + "a: ? b\n" * 100).problems) < 200
