"""Nouns survive being written and read."""

from hypothesis import given
from hypothesis import strategies as st

from support.documents import LIMITS, PROJECT, capability, plan
from support.problems import document
from worknode_guard.documents.write import write_document
from worknode_guard.model.capability import Capability

IDS = st.from_regex(r"[a-z][a-z0-9-]{0,9}", fullmatch=True).filter(lambda name: name != "root")
NAMES = st.lists(IDS, min_size=1, max_size=4, unique=True)
TEXTS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1).filter(str.strip)
PATHS = st.lists(
    st.from_regex(r"[a-z*]?[a-z]{1,6}(/[a-zA-Z.]{1,5}x){0,3}(/\*\*)?", fullmatch=True),
    min_size=1,
    max_size=4,
    unique=True,
)
MOMENTS = st.datetimes().map(lambda moment: moment.strftime("%Y").zfill(4) + "-06-01T00:00:00Z")
OPS = st.lists(st.sampled_from(["add", "modify", "delete", "chmod"]), min_size=1, unique=True)


@given(NAMES, TEXTS, PATHS, OPS, MOMENTS, st.integers(1, 999_999_999), st.data())
def test_plans(
    names: list[str],
    title: str,
    paths: list[str],
    ops: list[str],
    moment: str,
    number: int,
    data: st.DataObject,
) -> None:
    active = data.draw(st.lists(st.sampled_from(names), unique=True))
    text = plan(
        version=number,
        title=title,
        phases=[{"id": name, "deadline": moment} for name in names],
        active=active,
        assignments=[{"agents": names, "paths": paths, "ops": ops, "phases": names}],
        rules={"complexity": number, "coverage": {"reports": ["a"]}},
        expires=moment,
    )
    noun = document("plans/wave4.yaml", text).noun
    assert noun is not None
    assert document("plans/wave4.yaml", write_document(noun)).noun == noun


@given(NAMES, PATHS, PATHS, OPS, st.integers(1, 999_999_999))
def test_capabilities(
    names: list[str], paths: list[str], deny: list[str], ops: list[str], number: int
) -> None:
    text = capability(
        issuer="exec-1",
        issuer_digest=PROJECT,
        plans=names,
        phases=names,
        paths=paths,
        deny=deny,
        ops=ops,
        limits=dict.fromkeys(list(LIMITS)[: number % 7], number),
    )
    noun = document("plans/agents/impl.yaml", text).noun
    assert isinstance(noun, Capability)
    again = document("plans/agents/impl.yaml", write_document(noun))
    assert again.noun == noun._replace(digest=again.digest)
