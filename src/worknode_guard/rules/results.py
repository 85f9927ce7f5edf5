"""Whose results matter: known functions of the library, and those of the repository."""

from typing import Final

from worknode_guard.analysis.c.library import NO_NEWS, STATUS
from worknode_guard.model.evidence import CodeFile, Judged
from worknode_guard.named import NamedTuple

_OF_LIBRARY: Final = STATUS | NO_NEWS


class Results(NamedTuple):
    """What is known about the functions that a change calls.

    Attributes:
        own: File and name → whether the function of that file gives a value.
        shared: Name → the same for functions that all files can call; None where they differ.
    """

    own: dict[tuple[bytes, str], bool | None]
    shared: dict[str, bool | None]

    def matters(self, file: CodeFile, name: str) -> bool:
        """Tell whether dropping the result of a call is a breach."""
        known = self._known(file, name)
        if known is not None:
            return known
        return file.facts.language == "c" and name in STATUS and not self._is_known(file, name)

    def is_unknown(self, file: CodeFile, name: str) -> bool:
        """Tell whether nobody knows what a C function gives."""
        if file.facts.language != "c":
            return False
        return name not in _OF_LIBRARY and not self._is_known(file, name)

    def _known(self, file: CodeFile, name: str) -> bool | None:
        key = file.change.path, name
        return self.own[key] if key in self.own else self.shared.get(name)

    def _is_known(self, file: CodeFile, name: str) -> bool:
        return (file.change.path, name) in self.own or name in self.shared


def results_of(judged: Judged) -> Results:
    """Collect what the changed files and the repository's graph tell."""
    found = Results({}, {})
    for file in judged.code:
        for one in file.facts.functions:
            found.own[file.change.path, one.name] = one.valued
    for definition in judged.graph.definitions if judged.graph is not None else ():
        found.own.setdefault((definition.path, definition.name), definition.valued)
        if definition.static:
            continue
        name, valued = definition.name, definition.valued
        same = name not in found.shared or found.shared[name] == valued
        found.shared[name] = valued if same else None
    return found
