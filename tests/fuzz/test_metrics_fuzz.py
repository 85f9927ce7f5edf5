"""Any bytes under any name of code give facts, in bounded time."""

from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from worknode_guard.analysis.metrics import analyse
from worknode_guard.model.functions import FileFacts

SUFFIXES = (
    "c", "cpp", "cs", "erl", "f90", "gd", "go", "java", "js", "kt", "lua", "m", "pl", "php",
    "sql", "py", "r", "rb", "rs", "scala", "sol", "st", "swift", "tsx", "ttcn", "ts", "vue",
    "zig", "sh", "txt",
)  # fmt: skip
WORDS = (
    "def", "f", "(", "a", ",", "b", ")", ":", "{", "}", "[", "]", "<", ">", ";", "\n", "\t", "#",
    "//", "/*", "*/", '"', "'", "`", '"""', "'''", "\\", "${", "if", "else", "elif", "for",
    "while", "do", "switch", "case", "match", "try", "catch", "finally", "end", "begin",
    "function", "fn", "func", "fun", "sub", "class", "struct", "template", "@", "@interface",
    "#if", "#else", "#elif", "#endif", "#define", "=>", "->", "::", ".", "?", "??", "&&", "||",
    "=", "1", "r#", 'R"(', ')"', "<script>", "</script>", "operator", "async", "static", "lambda",
    "where", "impl", "unless", "until", "__attribute__", "\r", "\u2028", "\x00", "\x85",
)  # fmt: skip

tokens = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)
joined = st.lists(st.sampled_from(WORDS), max_size=120).map("".join)
sources = st.one_of(st.binary(max_size=400), st.one_of(tokens, joined).map(str.encode))


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(raw=sources)
@example(raw=b"")
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_sound_facts(suffix: str, raw: bytes) -> None:
    facts = analyse(f"a.{suffix}", raw)
    assert isinstance(facts, FileFacts)
    assert facts.unreadable is None or facts.functions == ()
    for one in facts.functions:
        assert 1 <= one.line <= one.end_line
        assert one.complexity >= 0
        assert one.parameters >= 0
        assert one.nesting >= 0


REPEATED = (
    "/*", "/*/", "//", '"', '\\"', "'", "\\'", "`", "\\`", "(", "[", "{", "}", ")", "]", "<",
    "<?", "?", "<a?", "if(", "if(a){", "else", "#", "#if\n", '"""', "'''a", "''a", '""a', "\\a",
    'R"(', "${", "`${", 'f"{', "f'''{", "<script>", "@a(", "def\xa0f():", "=begin\n", "(*", "--",
    "%%", "q{", "<<E\n", "template<", "operator", "function\xa0f<", "[[", "::", "->", "a", "a.b",
    "0'", "0x1'", 'r#"', '#"', '"""\\(', "catch(",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("suffix", SUFFIXES[:-2])
def test_repetition_ends_in_bounded_time(suffix: str) -> None:
    for text in REPEATED:
        raw = text.replace("\xa0", " ").encode() * (20_000 // len(text))
        before = process_time()
        analyse(f"a.{suffix}", raw)
        assert process_time() - before < 2, text
