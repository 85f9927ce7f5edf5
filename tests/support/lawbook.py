"""Laws that differ from the standard one in a document or two, and judgement with stock tools."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from support import documents, stock
from support.laws import LawRepo, codes, signed, standard_law
from worknode_guard.model.verdict import Verdict

Tree = dict[str, bytes | str | None]

Keys = dict[str, Any]
"""Keys of a document, whose types the document's own schema checks."""

GOOD: Final = "/* Two. */ int a(void)\n{\n  return 2;\n}\n"
"""A harmless new content of src/a.c."""


def digest(text: str) -> str:
    """`sha256:…` of a document's text."""
    return "sha256:" + sha256(text.encode()).hexdigest()


def cap(name: str, *signers: str, **keys: object) -> Tree:
    """An implementation capability and its signatures (alice's when none are named)."""
    text = documents.capability(name, **keys)  # type: ignore[arg-type]  # keys of the document
    return signed(f"plans/agents/{name}.yaml", text, *(signers or ("alice",)))


def executive(name: str = "exec-1", *signers: str, **keys: object) -> Tree:
    """An executive capability and its signatures."""
    text = documents.executive(name, **keys)  # type: ignore[arg-type]  # keys of the document
    return signed(f"plans/agents/{name}.yaml", text, *(signers or ("alice",)))


def child(name: str = "impl2", *signers: str, parent: str | None = None, **keys: object) -> Tree:
    """An implementation capability issued by exec-1, signed by it when nobody is named."""
    above = documents.executive() if parent is None else parent
    given: dict[str, object] = {"issuer": "exec-1", "issuer_digest": digest(above), **keys}
    return cap(name, *(signers or ("exec-1",)), **given)


def plan(*signers: str, name: str = "wave4", **keys: object) -> Tree:
    """A plan and its signatures (bob's when none are named)."""
    text = documents.plan(name, **keys)  # type: ignore[arg-type]  # keys of the document
    return signed(f"plans/{name}.yaml", text, *(signers or ("bob",)))


def revoked(*entries: Mapping[str, object], by: str = "alice", **keys: object) -> Tree:
    """The list of revocations, signed by one."""
    text = documents.revoked(*entries, **keys)  # type: ignore[arg-type]  # keys of the document
    return signed("plans/revoked.yaml", text, by)


def under_root(text: str, *signers: str, extra: Tree | None = None, **keys: object) -> Tree:
    """The standard law below another trust root 1. `keys` go to every capability and plan."""
    project = digest(text)
    law = signed("plans/trust/1.yaml", text, *(signers or ("alice",)))
    own: dict[str, object] = {"project": project, **keys}
    issued: dict[str, object] = {"issuer_digest": project, **own}
    law |= plan(name="wave4", **own)
    law |= cap("impl", **issued)
    law |= executive("exec-1", **issued)
    law |= cap("val", tier="validation", paths=["reports/**"], **issued)
    return law | (extra or {})


def with_(*changes: Tree) -> Tree:
    """The standard law, with these documents in place of its own."""
    law = standard_law()
    for change in changes:
        gone = {name for name in law for path in change if name.startswith(f"{path}.")}
        law = {name: content for name, content in law.items() if name not in gone} | change
    return law


def repo(path: Path, law: Tree | None = None, files: Tree | None = None) -> LawRepo:
    """A repository below `path` with this law on `main`, standing on the branch `work`."""
    return LawRepo(path / "repo", law, files)


def allowed(judged: LawRepo, **options: str) -> Verdict:
    """Judge main..work, demand that it is allowed, and that the stock tools agree."""
    verdict = judged.check(**options)
    assert (verdict.outcome, codes(verdict)) == ("allow", []), verdict.findings
    assert stock.disagreements(judged, "main", "work") == []
    return verdict


def refused(judged: LawRepo, *expected: str, **options: str) -> Verdict:
    """Judge main..work and demand exactly these codes."""
    verdict = judged.check(**options)
    assert (verdict.outcome, codes(verdict)) == ("refuse", sorted(expected)), verdict.findings
    return verdict


def undecided(judged: LawRepo, *expected: str, **options: str) -> Verdict:
    """Judge main..work and demand that it is undecided under these codes."""
    verdict = judged.check(**options)
    assert (verdict.outcome, codes(verdict)) == ("undecided", sorted(expected)), verdict.findings
    return verdict
