"""Any bytes give a document or its problems, never another exception, and soon."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.documents import capability, executive, plan, revoked, trust
from worknode_guard.documents.problems import DocumentProblems
from worknode_guard.documents.profile import LARGEST
from worknode_guard.documents.read import Document, build_document, read_document

VALID = [
    ("plans/trust/1.yaml", trust().encode()),
    ("plans/revoked.yaml", revoked({"capability": "a", "reason": "r"}).encode()),
    ("plans/wave4.yaml", plan(rules={"coverage": {"reports": ["a"]}}).encode()),
    ("plans/agents/impl.yaml", capability().encode()),
    ("plans/agents/exec-1.yaml", executive().encode()),
]
PATHS = st.sampled_from([path for path, _ in VALID] + ["plans/triggers.yaml"])


def check(path: str, raw: bytes) -> None:
    result = read_document(path, raw)
    if isinstance(result, DocumentProblems):
        lines = raw.count(b"\n") + 1
        assert result.problems
        assert all(1 <= problem.line <= lines for problem in result.problems)
        assert all(problem.column >= 1 for problem in result.problems)
        assert all(problem.what and problem.why and problem.fix for problem in result.problems)
    else:
        assert isinstance(result, Document)
        assert build_document(path, result.data, result.digest) == result


@given(PATHS, st.binary(max_size=300))
def test_any_bytes(path: str, raw: bytes) -> None:
    check(path, raw)


YAMLISH = st.text(st.sampled_from("ab:-[]{},&*!|>'\"%@`#? \n10~.\\"), max_size=80)


@given(PATHS, YAMLISH)
def test_any_text_that_looks_like_yaml(path: str, text: str) -> None:
    check(path, text.encode())


@given(st.sampled_from(VALID), st.data())
def test_valid_documents_with_bytes_changed(valid: tuple[str, bytes], data: st.DataObject) -> None:
    path, raw = valid
    begin = data.draw(st.integers(0, len(raw)))
    end = data.draw(st.integers(begin, min(len(raw), begin + 40)))
    new = data.draw(st.binary(max_size=8) | YAMLISH.map(str.encode))
    check(path, raw[:begin] + new + raw[end:])


@given(st.sampled_from(VALID), st.data())
def test_valid_documents_with_lines_moved(valid: tuple[str, bytes], data: st.DataObject) -> None:
    path, raw = valid
    check(path, b"\n".join(data.draw(st.permutations(raw.split(b"\n")))))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just("refs/heads/main"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(VALID), st.data())
def test_plain_data_with_any_value(valid: tuple[str, bytes], data: st.DataObject) -> None:
    path, raw = valid
    read = read_document(path, raw)
    assert isinstance(read, Document)
    key = data.draw(st.sampled_from(sorted(read.data)))
    result = build_document(path, {**read.data, key: data.draw(VALUES)}, read.digest)
    assert isinstance(result, Document | DocumentProblems)


HUGE = [
    ("brackets", b"a: " + b"[" * 60_000),
    ("closed brackets", b"a: " + b"[" * 30_000 + b"]" * 30_000),
    ("braces", b"{a: " * 15_000),
    ("dashes", b"a:\n" + b"- " * 30_000 + b"b\n"),
    ("stairs", b"".join(b" " * n + b"a:\n" for n in range(300))),
    ("keys", b"".join(b"k%d: 1\n" % n for n in range(6_000))),
    ("items", b"a: [" + b"1, " * 20_000 + b"1]\n"),
    ("a long word", b"a: " + b"b" * 65_000),
    ("an open quote", b'a: "' + b"b" * 65_000),
    ("spaces", b"a: b" + b" " * 65_000 + b"c"),
    ("aliases", b"a: &a b\n" + b"".join(b"k%d: *a\n" % n for n in range(5_000))),
    ("questions", b"? " * 30_000),
    ("comments", b"#\n" * 32_000),
    ("tabs", b"\t\n" * 32_000),
    ("colons", b"a: " + b":" * 60_000),
    ("too much", b"a: 1\n" * LARGEST),
]


@pytest.mark.parametrize(("sentence", "raw"), HUGE, ids=[case[0] for case in HUGE])
def test_large_input_ends_soon(sentence: str, raw: bytes) -> None:
    begin = perf_counter()
    check("plans/wave4.yaml", raw)
    assert perf_counter() - begin < 10, sentence
