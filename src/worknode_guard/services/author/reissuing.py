"""Widening, narrowing and renewing capabilities. Pure."""

from collections.abc import Mapping, Sequence

from worknode_guard.documents.edit import Change
from worknode_guard.errors import UsageError
from worknode_guard.law.revocation import revocation_of
from worknode_guard.model.capability import Capability, Delegate, Limits
from worknode_guard.model.change import Op
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant, format_instant
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import capability_path, plan_path
from worknode_guard.model.patterns import Pattern
from worknode_guard.model.plan import Plan
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.assignments import Work, assigning, united
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import read_capability, read_revoked, revised
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.subtree import below, parents_first, reissued
from worknode_guard.services.author.terms import after_days


class Scope(NamedTuple):
    """What is added to a capability, or taken from it; empty fields change nothing."""

    paths: tuple[Pattern, ...] = ()
    ops: tuple[Op, ...] = ()
    phases: tuple[Id, ...] = ()
    plans: tuple[Id, ...] = ()
    refs: tuple[str, ...] = ()
    deny: tuple[Pattern, ...] = ()
    limits: Limits = Limits()
    delegate: Delegate = Delegate()


def widen(desk: Desk, name: str, scope: Scope) -> Edition:
    """Add to a capability, to all below it what that needs, and to the plan's assignment.

    Raises:
        UsageError: Nothing would change, or a limit would not rise.
        RefusedError: The issuer must be widened first.
    """
    capability = read_capability(desk.documents, name)
    handed = ("delegate", "limits")
    changes = [
        *_added(capability, scope),
        *_limits(("limits",), capability.limits, scope.limits, rise=True),
        *_limits(handed, capability.delegate.limits, scope.delegate.limits, rise=True),
    ]
    texts = reissued(desk, {capability.id: changes}) if changes else {}
    texts |= _assigned(desk, capability, scope)
    if not texts:
        raise _nothing(name, "holds all of that already")
    return Edition(texts)


def narrow(desk: Desk, name: str, scope: Scope) -> Edition:
    """Take from a capability; all below it is re-issued.

    Raises:
        UsageError: Something named is not there, or a limit would not fall.
        RefusedError: A child would claim more than is left; narrow that first.
    """
    capability = read_capability(desk.documents, name)
    handed = ("delegate", "limits")
    changes = [
        *_taken(capability, scope),
        *_limits(("limits",), capability.limits, scope.limits, rise=False),
        *_limits(handed, capability.delegate.limits, scope.delegate.limits, rise=False),
    ]
    if scope.deny:
        texts = [pattern.text for pattern in (*capability.deny, *scope.deny)]
        changes.append((("deny",), united(texts)))
    if not changes:
        raise _nothing(name, "would stay as it is")
    return Edition(reissued(desk, {capability.id: changes}))


def renew(
    desk: Desk,
    names: Sequence[str],
    days: int | None,
    subjects: Mapping[str, PublicKey] | None = None,
) -> Edition:
    """Give capabilities a new term, and new keys where there are some.

    Args:
        desk: What the change starts from.
        names: Whose.
        days: How long from now; None: as long as before.
        subjects: New keys, by name.

    Raises:
        UsageError: A name is unknown.
        RefusedError: An issuer ends earlier and must be renewed first.
    """
    changes: dict[Id, list[Change]] = {}
    for name in names:
        capability = read_capability(desk.documents, name)
        changes[capability.id] = _new_term(capability, desk.now, days)
        if subjects and name in subjects:
            changes[capability.id].append((("subject",), subjects[name].text))
    return Edition(reissued(desk, changes))


def renewable(desk: Desk, *, new_keys: bool) -> list[str]:
    """Give the capabilities whose next version can count: neither they nor an issuer is revoked.

    Args:
        desk: Where they stand.
        new_keys: Each gets a new key, so that revoked keys are no hindrance.

    Raises:
        UsageError: There is none.
    """
    revoked = read_revoked(desk)
    ended: list[str] = []
    for one in parents_first(desk.documents):
        following = one._replace(version=one.version + 1, subject="" if new_keys else one.subject)
        if revocation_of(following, revoked) is not None:
            ended.append(one.id)
    gone = {*ended, *below(desk.documents, ended)}
    names = [str(one.id) for one in parents_first(desk.documents) if one.id not in gone]
    if not names:
        raise UsageError(
            "there is no capability to renew",
            why=f"revoked: {', '.join(sorted(gone))}" if gone else "plans/agents holds none",
            fix="make one: worknode-guard capability new NAME --path PATTERN",
        )
    return names


def _new_term(capability: Capability, now: Instant, days: int | None) -> list[Change]:
    if days is None:
        end = Instant(now + capability.expires - capability.not_before)
    else:
        end = after_days(now, days)
    return [(("expires",), format_instant(end))]


_Words = tuple[tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...]


def _words(capability: Capability, scope: Scope) -> _Words:
    """Pair every list of words with what is asked for it: place, present, asked."""
    own, more = capability.delegate, scope.delegate
    return (
        (("paths",), _texts(capability.paths), _texts(scope.paths)),
        (("ops",), capability.ops, scope.ops),
        (("phases",), capability.phases, scope.phases),
        (("plans",), capability.plans, scope.plans),
        (("refs",), capability.refs, scope.refs),
        (("delegate", "paths"), _texts(own.paths), _texts(more.paths)),
        (("delegate", "ops"), own.ops, more.ops),
        (("delegate", "tiers"), own.tiers, more.tiers),
    )


def _texts(patterns: Sequence[Pattern]) -> tuple[str, ...]:
    return tuple(pattern.text for pattern in patterns)


def _added(capability: Capability, scope: Scope) -> list[Change]:
    changes: list[Change] = [
        (place, united((*present, *asked)))
        for place, present, asked in _words(capability, scope)
        if not set(asked) <= set(present)
    ]
    if scope.delegate.depth > capability.delegate.depth:
        changes.append((("delegate", "depth"), scope.delegate.depth))
    if scope.delegate.runs and not capability.delegate.runs:
        changes.append((("delegate", "runs"), True))
    return changes


def _taken(capability: Capability, scope: Scope) -> list[Change]:
    changes: list[Change] = []
    for place, present, asked in _words(capability, scope):
        absent = next((word for word in asked if word not in present), None)
        if absent is not None:
            raise UsageError(
                f"{'.'.join(place)} of {capability.id} does not hold {absent!r}",
                why=f"it holds: {', '.join(present) or 'nothing'}",
                fix="name one of them, or shut out a part of one with --deny PATTERN",
            )
        if asked:
            changes.append((place, [word for word in present if word not in asked]))
    if 0 < scope.delegate.depth < capability.delegate.depth:
        changes.append((("delegate", "depth"), scope.delegate.depth))
    if scope.delegate.runs and capability.delegate.runs:
        changes.append((("delegate", "runs"), False))
    return changes


def _limits(place: tuple[str, ...], old: Limits, new: Limits, *, rise: bool) -> list[Change]:
    changes: list[Change] = []
    for name, before, asked in zip(Limits._fields, old, new, strict=True):
        if asked is None:
            continue
        if before is not None and (asked <= before if rise else asked >= before):
            verb = "wider" if rise else "narrower"
            raise UsageError(
                f"the limit {name} is {before}, and {asked} is no {verb}",
                why="widen only raises limits, and narrow only lowers them",
                fix=f"use the other command, or another number for {name}",
            )
        changes.append(((*place, name), asked))
    return changes


def _assigned(desk: Desk, capability: Capability, scope: Scope) -> dict[str, bytes]:
    """Give new versions of the plans whose assignments do not cover the wider scope yet."""
    if capability.tier == "executive":
        return {}
    work = Work(capability.id, scope.paths, scope.ops, scope.phases)
    texts: dict[str, bytes] = {}
    for name in (*capability.plans, *scope.plans):
        file = desk.documents.get(plan_path(name))
        if file is None or not isinstance(file.document, Plan) or not file.document.active:
            continue
        changes = assigning(file.document, work)
        if changes:
            texts[file.path] = revised(desk.files, file.path, changes)
    return texts


def _nothing(name: str, state: str) -> UsageError:
    return UsageError(
        f"nothing was changed: {name} {state}",
        why=f"{capability_path(name)} was compared with what was asked for",
        fix=f"see it: worknode-guard capability show {name}",
    )
