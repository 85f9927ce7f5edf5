"""From blobs to facts: from the user's cache where that may be asked, else by analysis.

Analysis of much is shared by two processes. Each file has its own bound of processor time.
"""

import gc
import os
from collections.abc import Sequence
from typing import Final

from worknode_guard.analysis.languages import language_of, suffix_of
from worknode_guard.analysis.metrics import analyse, analyser
from worknode_guard.host.factcache import FactCache
from worknode_guard.host.factpack import plain, thawed
from worknode_guard.model.functions import FileFacts, Outlined
from worknode_guard.named import NamedTuple
from worknode_guard.services.options import Progress

_BUDGET_S: Final = 20
"""For one file; the largest that is analysed (1 MiB) takes about a tenth of that."""

_SMALL: Final = {"python": b"def f(): return g()\n"}
_SMALL_C: Final = b"int f(void) { return g(); }\n"
"""A little of a language, so that its reader imports all it needs."""

_STOPPED: Final = f"its analysis was stopped after {_BUDGET_S} seconds of processor time"


class SourceFile(NamedTuple):
    """One file to be analysed.

    Attributes:
        name: Its path; only the suffix matters, which names the language.
        raw: Its bytes.
        deep: False: numbers and documentation are enough.
    """

    name: str
    raw: bytes
    deep: bool = True


def analyse_file(file: SourceFile) -> FileFacts:
    """Analyse one file in bounded time."""
    from worknode_guard.host.alarm import time_limit  # noqa: PLC0415 - only where facts are new

    try:
        with time_limit(_BUDGET_S):
            return analyse(file.name, file.raw, deep=file.deep)
    except TimeoutError:
        # Text made to take for ever must not thereby pass every code rule.
        return FileFacts(language_of(file.name), unreadable=_STOPPED)


def is_cut_short(facts: FileFacts) -> bool:
    """Tell whether another run might give more; such facts are not kept."""
    return facts.unreadable == _STOPPED


def analyse_files(files: Sequence[SourceFile], progress: Progress | None = None) -> list[FileFacts]:
    """Analyse files, in two processes where there is much; in the order given."""
    from worknode_guard.host.twofold import is_worth, shared  # noqa: PLC0415 - only where facts are new

    def work(file: SourceFile) -> tuple[object, ...]:
        return plain(analyse_file(file))

    def told(done: int) -> None:
        if progress is not None:
            progress("files analysed", min(done, len(files)), len(files))

    if is_worth(sum(len(file.raw) for file in files)):
        _warm(files)
    # Syntax trees hold no circles; looking for some again and again costs a tenth of the time.
    collects = gc.isenabled()
    gc.disable()
    try:
        return list(map(thawed, shared(files, lambda file: len(file.raw), work, told)))
    finally:
        if collects:
            gc.enable()


def outline_file(name: str, raw: bytes) -> Sequence[Outlined] | None:
    """Give who calls whom in one file of C or Python; None where that takes too long."""
    from worknode_guard.analysis.outlines import outline  # noqa: PLC0415 - only when code changed
    from worknode_guard.host.alarm import time_limit  # noqa: PLC0415 - the same

    try:
        with time_limit(_BUDGET_S):
            return outline(name, raw)
    except TimeoutError:
        return None


def _warm(files: Sequence[SourceFile]) -> None:
    """Import what a fork would else import again, and so take longer than its half."""
    for language, deep in {(language_of(file.name), file.deep) for file in files}:
        if language is not None:
            small = _SMALL.get(language, _SMALL_C)
            analyse(f"x.{suffix_of(language)}", small, deep=deep)


def fact_cache() -> FactCache:
    """Open this user's cache for the analyser that is installed."""
    return FactCache(analyser(), os.environ)
