"""Repositories with a law: documents signed by test keys, commits by people and agents."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from support import documents
from support.keys import key
from support.repos import Files, Repo
from worknode_guard.model.instant import Instant, parse_instant
from worknode_guard.model.verdict import Verdict
from worknode_guard.services.check import check_range
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.staged import check_staged

_NOW = parse_instant("2026-12-01T00:00:00Z")
assert _NOW is not None
NOW: Final[Instant] = _NOW

Signed = Mapping[str, tuple[str, tuple[str, ...]]]
"""Path of a document → its text and the names of who signs it."""

KINDS: Final = {"plans/trust/": "trust", "plans/agents/": "capability", "plans/revoked": "revoked"}


def kind_of(path: str) -> str:
    """The kind of a document by its place."""
    return next((kind for place, kind in KINDS.items() if path.startswith(place)), "plan")


def signed(path: str, text: str, *signers: str) -> dict[str, bytes | str | None]:
    """A document and its signature files."""
    namespace = f"{kind_of(path)}@worknode-guard"
    files: dict[str, bytes | str | None] = {path: text}
    for name in signers:
        files[f"{path}.{name}.sig"] = key(name).sign(text.encode(), namespace)
    return files


def standard_law() -> dict[str, bytes | str | None]:
    """People alice, bob, carol; executive exec-1; implementer impl (src/**); validator val."""
    law: dict[str, bytes | str | None] = {}
    law |= signed("plans/trust/1.yaml", documents.trust(), "alice")
    law |= signed("plans/wave4.yaml", documents.plan(), "bob")
    law |= signed("plans/agents/impl.yaml", documents.capability(), "alice")
    law |= signed("plans/agents/exec-1.yaml", documents.executive(), "alice")
    law |= signed(
        "plans/agents/val.yaml",
        documents.capability("val", tier="validation", paths=["reports/**"]),
        "alice",
    )
    return law


class LawRepo(Repo):
    """A repository whose branch `main` holds a law and a few files, founded by alice."""

    def __init__(self, path: Path, law: Files | None = None, files: Files | None = None) -> None:
        super().__init__(path)
        content = {"src/a.c": "/* One. */ int a(void)\n{\n  return 1;\n}\n", "README.md": "demo\n"}
        self.commit(
            "Found the law",
            {**content, **(files or {}), **(standard_law() if law is None else law)},
            key=key("alice"),
        )
        self.git("switch", "-q", "-c", "work")

    def by(self, name: str, message: str, files: Files) -> str:
        """Commit on the current branch, signed by the key of a name."""
        return self.commit(message, files, key=key(name))

    def check(self, base: str = "main", head: str = "work", **options: object) -> Verdict:
        """Judge base..head at `NOW`, with the true pin."""
        chosen = {"trust": documents.PROJECT, "now": NOW, **options}
        return check_range(
            str(self.path),
            base,
            head,
            CheckOptions(**chosen),  # type: ignore[arg-type]  # named by the caller
        )

    def check_index(self, **options: object) -> Verdict:
        """Judge the index at `NOW`."""
        chosen = {"now": NOW, **options}
        return check_staged(
            str(self.path),
            CheckOptions(**chosen),  # type: ignore[arg-type]  # named by the caller
        )


def codes(verdict: Verdict) -> list[str]:
    """The codes of the findings that refuse, sorted, each once."""
    return sorted({finding.code for finding in verdict.findings if finding.refuses})
