"""One C function: the best reading that its tokens allow, and what that reading lacks."""

from collections.abc import Iterator

from worknode_guard.analysis.c import scan
from worknode_guard.analysis.c.heads import Head
from worknode_guard.analysis.c.normal import Normal, Token, normalise
from worknode_guard.analysis.c.numbers import complexity, nesting
from worknode_guard.analysis.c.parse import Parsed, parse
from worknode_guard.analysis.c.signature import signature
from worknode_guard.analysis.c.tree import Known, Reading
from worknode_guard.analysis.c.tree import read as read_tree
from worknode_guard.analysis.c.types import guess_types
from worknode_guard.model.functions import FunctionFacts, Level, Unseen
from worknode_guard.named import NamedTuple


class Source(NamedTuple):
    """A function's tokens.

    Attributes:
        before: Up to the opening brace; the head's places count from here.
        body: From brace to brace.
        others: Runs of other `#if` branches inside it.
        names: Of its parameters.
    """

    head: Head
    before: list[Token]
    body: list[Token]
    others: list[list[Token]]
    names: list[str]


_TREE_RULES = ("WG302", "WG306", "WG307", "WG309")


def facts_of(source: Source, known: Known) -> tuple[FunctionFacts, frozenset[str]]:
    """Give the facts about a function, and which of the file's objects it uses."""
    head = source.head
    texts = [token[1] for token in source.body]
    static = any(token[1] == "static" for token in source.before)
    level, reading = _read(source, known)
    facts = FunctionFacts(
        head.name,
        source.before[head.start][2],
        source.body[-1][2],
        level,
        complexity(texts),
        len(source.names),
        nesting(texts),
        static=static,
        public=not static,
        valued=reading.valued,
        calls=tuple(sorted(reading.calls, key=lambda call: call.line)),
        loops=tuple(sorted(reading.loops, key=lambda loop: loop.line)),
        marks=tuple(sorted(reading.marks, key=lambda mark: mark.line)),
        pointers=reading.pointers,
        unseen=tuple(sorted(reading.unseen, key=lambda unseen: unseen.line)),
    )
    return facts, reading.uses


def _read(source: Source, known: Known) -> tuple[Level, Reading]:
    normal = normalise(source.body)
    bare = not any(token[1] not in {"{", "}", ";"} for token in normal.tokens)
    if source.head.assembly or (bare and normal.assembly):
        return "opaque", _empty(_opaque(source))
    head = signature(source.before, source.head)
    tokens = [*head, *normal.tokens]
    parsed = parse(tokens, guess_types(head, normal.tokens))
    if parsed is None:
        return "tokens", _from_tokens(source, known)
    beside = (*normal.fragments, *normal.assembly, *parsed.lost, *source.others)
    reading = read_tree(parsed.tree, known, frozenset(token[1] for run in beside for token in run))
    repaired = parsed.repaired or source.head.made
    for fragment in normal.fragments:
        reading = _with_fragment(reading, fragment, known)
    reading = _with_rest(reading, source, parsed, normal, known)
    return "repaired" if repaired else "ast", reading


def _empty(unseen: Iterator[Unseen]) -> Reading:
    return Reading((), (), (), (), tuple(unseen), None, frozenset())


def _opaque(source: Source) -> Iterator[Unseen]:
    for rule in ("WG301", "WG303", "WG305"):
        yield Unseen(rule, source.body[0][2], "its body is assembly")


def _from_tokens(source: Source, known: Known) -> Reading:
    tokens = source.body
    runs = [tokens, *source.others]
    names = {token[1] for run in runs for token in run}
    return Reading(
        tuple(call for run in runs for call in scan.calls(run)),
        (),
        tuple(mark for run in runs for mark in scan.gotos(run)),
        (),
        tuple(unseen for run in runs for unseen in scan.through_pointers(run)),
        None,
        known.objects & names,
    )


def _with_fragment(reading: Reading, fragment: list[Token], known: Known) -> Reading:
    """Add a GNU statement expression, which stands inside an expression, as a block."""
    line = fragment[0][2]
    words = ("void", "wg_fragment", "(", "void", ")")
    head: list[Token] = [("name" if len(one) > 1 else "operator", one, line) for one in words]
    normal = normalise(fragment)
    parsed = parse([*head, *normal.tokens], guess_types(head, normal.tokens))
    if parsed is None:
        return _with_tokens(reading, fragment, known, "a statement expression")
    inner = read_tree(parsed.tree, known)
    reading = reading._replace(
        calls=reading.calls + inner.calls,
        loops=reading.loops + inner.loops,
        marks=reading.marks + inner.marks,
        unseen=reading.unseen + inner.unseen,
        uses=reading.uses | inner.uses,
    )
    for nested in normal.fragments:
        # One inside another: its tokens suffice, and keep this from going down without end.
        reading = _with_tokens(reading, nested, known, "a statement expression inside another")
    return reading


def _with_rest(
    reading: Reading, source: Source, parsed: Parsed, normal: Normal, known: Known
) -> Reading:
    """Add what the tree does not hold: assembly, taken-out tokens, other branches."""
    for run in normal.assembly[:1]:
        unseen = Unseen("WG301", run[0][2], "a piece of assembly")
        reading = reading._replace(unseen=(*reading.unseen, unseen))
    operands = {token[1] for run in normal.assembly for token in run}
    reading = reading._replace(uses=reading.uses | (known.objects & operands))
    for run in parsed.lost:
        reading = _with_tokens(reading, run, known, "text that is no C before macros are expanded")
    for run in source.others:
        reading = _with_tokens(reading, run, known, "another branch of an #if")
    return reading


def _with_tokens(reading: Reading, run: list[Token], known: Known, reason: str) -> Reading:
    return reading._replace(
        calls=(*reading.calls, *scan.calls(run)),
        marks=(*reading.marks, *scan.gotos(run)),
        unseen=(*reading.unseen, *scan.through_pointers(run), *scan.hints(run, reason)),
        uses=reading.uses | (known.objects & {token[1] for token in run}),
    )
