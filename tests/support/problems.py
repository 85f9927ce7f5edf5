"""Ask a document's text what is wrong with it, in a line per problem."""

from worknode_guard.documents.problems import DocumentProblems, Problem
from worknode_guard.documents.read import Document, read_document


def problems_of(path: str, text: str) -> list[Problem]:
    """Return the problems; fails when there is none."""
    result = read_document(path, text.encode())
    assert isinstance(result, DocumentProblems), "it was accepted"
    return list(result.problems)


def document(path: str, text: str) -> Document:
    """Return the document; fails with its problems when it has some."""
    result = read_document(path, text.encode())
    assert isinstance(result, Document), result
    return result


def line_of(text: str, mark: str) -> int:
    """Return the line (from 1) in which `mark` first stands; an empty mark is line 1."""
    return text[: text.index(mark)].count("\n") + 1
