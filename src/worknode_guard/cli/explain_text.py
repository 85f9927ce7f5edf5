"""The explanation of a commit as text and as plain data."""

from collections.abc import Iterator

from worknode_guard.model.actor import Refusal
from worknode_guard.reports.text import safe, safe_path
from worknode_guard.services.explain import Decision, Explanation

SCHEMA = "worknode-guard/explain-commit/1"


def explanation_as_text(found: Explanation) -> str:
    """Give the explanation for people; every line ends in LF. The script stands at the end."""
    text = "".join(f"{safe(line)}\n" for line in _lines(found))
    if found.script is None:
        return text
    return f"{text}\nTo check the signatures without the guard, run this script:\n\n{found.script}"


def explanation_as_json(found: Explanation) -> dict[str, object]:
    """Give the explanation as plain values."""
    return {
        "schema": SCHEMA,
        **found._asdict(),
        "subject": found.subject.encode("utf-8", "backslashreplace").decode(),
        "refusal": found.refusal._asdict() if found.refusal else None,
        "links": [link._asdict() for link in found.links],
        "decisions": [_decision_as_json(decision) for decision in found.decisions],
    }


def _decision_as_json(decision: Decision) -> dict[str, object]:
    return {
        "path": decision.path.decode("utf-8", "backslashreplace"),
        "ops": list(decision.ops),
        "allowed": _allows(decision),
        "link": decision.link or None,
        "refusal": decision.refusal._asdict() if decision.refusal else None,
    }


def _allows(decision: Decision) -> bool:
    return decision.refusal is None and bool(decision.link)


def _lines(found: Explanation) -> Iterator[str]:
    yield f"commit {found.commit} {found.subject}"
    yield f"  law of {found.base}, pin {found.project}"
    signer = found.signer or "nobody that the law knows"
    key = f", key {found.key}" if found.key else ""
    yield f"  signer {signer}; signature {found.signature}{key}"
    if found.refusal is not None:
        yield from _refusal(found.refusal, "  ")
    yield "rests on:"
    for link in found.links:
        yield f"  {link.kind} {link.id}: {link.path}, blob {link.oid}"
        yield f"    {link.digest}, signed by {', '.join(link.signers) or 'nobody'}"
    yield "changed paths:" if found.decisions else "changes nothing against its first parent"
    for decision in found.decisions:
        word = "allowed" if _allows(decision) else "not allowed"
        yield f"  {word}: {', '.join(decision.ops)} {safe_path(decision.path)}"
        if decision.link:
            yield f"    by: {decision.link}"
        if decision.refusal is not None:
            yield from _refusal(decision.refusal, "    ")


def _refusal(refusal: Refusal, margin: str) -> Iterator[str]:
    yield f"{margin}{refusal.code}: {refusal.what}"
    yield f"{margin}  why: {refusal.why}"
    yield f"{margin}  fix: {refusal.fix}"
