"""The case of a staged change: law, actor, right and code, then the verdict."""

import os
from collections.abc import Iterator
from typing import Final

from worknode_guard.gitio.staged import Staged, StagedReading
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.gitio.treediff import TreeDiffer
from worknode_guard.host.clock import now as clock
from worknode_guard.host.lawcache import load_law, store_law
from worknode_guard.law.actors import identify_agent, identify_signer
from worknode_guard.model.actor import Actor, Agent, Human, Nobody, Refusal
from worknode_guard.model.change import Commit, FileDiff, Trailers
from worknode_guard.model.evidence import Evidence, Judged, Net
from worknode_guard.model.instant import Instant
from worknode_guard.model.keys import PublicKey, Signature
from worknode_guard.model.law import Law, NoLaw, Succession
from worknode_guard.model.verdict import Levels, Verdict
from worknode_guard.named import NamedTuple
from worknode_guard.rules.judge import judge
from worknode_guard.services.judging import is_source, judge_commit
from worknode_guard.services.lawfiles import LawReader, touches_law
from worknode_guard.services.options import CheckOptions
from worknode_guard.services.volumes import BlobPair, volumes

INDEX: Final = "index"
_LITERAL: Final = "key::"
_LONGEST_KEY: Final = 4096
_UNKNOWN_KEY: Final = "WG012"


def judge_index(
    store: ObjectStore, reading: StagedReading, options: CheckOptions, key: str | None
) -> Verdict:
    """Judge what a reading of the index gives.

    Args:
        store: Where the objects are.
        reading: Begun over that store.
        options: Its agent, if one is named, is who is at work.
        key: Git's `user.signingkey`, which tells it otherwise; None where there is none.

    Raises:
        UndecidedError: The index or HEAD cannot be read, git failed.
    """
    now = options.now if options.now is not None else clock()
    name = options.agent
    staged = reading.finish()
    reader = LawReader(store, TreeDiffer(store))
    law = _law(reader, staged.tree, now, options)
    if isinstance(law, NoLaw):
        return _without_law(law, staged, name)
    actor = _actor(law, name, signing_key(key, law) if key else None, now)
    evidence = _gather(store, reader, staged, _Scene(law, actor, now, options.ref, options.cache))
    return judge(evidence, staged.head, INDEX, ())


def _law(reader: LawReader, tree: str | None, now: Instant, options: CheckOptions) -> Law | NoLaw:
    """Give the law of HEAD, from the user's cache where that has it."""
    folder = reader.folder(tree) if tree else None
    if folder is not None and options.cache:
        kept = load_law(folder, os.environ)
        if kept and kept.root.expires > now and options.trust in {None, kept.project}:
            return kept
    from worknode_guard.law.settle import settle  # noqa: PLC0415 - a cached law needs none of it

    law = settle(reader.read(tree), now, options.trust)
    if folder is not None and options.cache and isinstance(law, Law):
        store_law(folder, law, os.environ)
    return law


def _without_law(law: NoLaw, staged: Staged, name: str | None) -> Verdict:
    """A person may found the law, or renew it; an agent has no right before there is one."""
    renews = staged.changes and all(
        change.path.startswith(b"plans/trust/") for change in staged.changes
    )
    if name is not None or (law.founded and not renews):
        from worknode_guard.services.requests import undecided  # noqa: PLC0415 - seldom needed

        return undecided(law.problem, staged.head, INDEX)
    notice = (
        f"{law.problem.what} ({law.problem.path}): a person's commit passes unjudged; "
        "an agent's would not"
    )
    return Verdict(staged.head, INDEX, None, (), (), (), len(staged.changes), Levels(), (notice,))


def _actor(law: Law, name: str | None, key: PublicKey | None, now: Instant) -> Actor:
    if name is not None:
        return identify_agent(law, name, now)
    if key is None:
        return Human(None)
    # What an authenticator will show is seen when it signs.
    actor = identify_signer(law, Signature(key, touched=True, pin=True), now)
    if isinstance(actor, Nobody) and actor.refusal and actor.refusal.code == _UNKNOWN_KEY:
        # To this check, a person who has not been listed.
        return Human(None)
    return actor


def signing_key(value: str, law: Law) -> PublicKey | None:
    """Give the public half that git's `user.signingkey` names; None where it is none that counts.

    Args:
        value: The setting: a key, or the path of a file that holds one.
        law: Whose keys are looked at first: they are parsed already, and only an unknown one must
            be.
    """
    text = value.removeprefix(_LITERAL)
    if not text.startswith(("ssh-", "sk-")):
        text = _public_half(os.path.expanduser(text))
    canonical = " ".join(text.split()[:2])
    for key in _keys(law):
        if key.text == canonical:
            return key
    from worknode_guard.errors import UsageError  # noqa: PLC0415 - only for an unknown key
    from worknode_guard.model.publickeys import parse_public_key  # noqa: PLC0415 - the same

    try:
        return parse_public_key(text) if text else None
    except UsageError:
        # An RSA or OpenPGP key, say: nobody that the law could know.
        return None


def _keys(law: Law) -> Iterator[PublicKey]:
    """Give the keys of people and of agents whose rights hold."""
    for person in law.root.people:
        yield from person.keys
    for chain in law.chains.values():
        subject = chain[-1].subject
        if isinstance(subject, PublicKey):
            yield subject


def _public_half(path: str) -> str:
    try:
        with open(path if path.endswith(".pub") else f"{path}.pub", encoding="ascii") as file:
            return file.read(_LONGEST_KEY).strip()
    except (OSError, UnicodeDecodeError):
        # Git will say so itself when it cannot sign; this check only asks who is at work.
        return ""


class _Scene(NamedTuple):
    """Who is at work, under which law, when, and for which branch (None: not known yet).

    Attributes:
        cache: Whether this user's caches may be asked.
    """

    law: Law
    actor: Actor
    now: Instant
    ref: str | None
    cache: bool


def _gather(store: ObjectStore, reader: LawReader, staged: Staged, scene: _Scene) -> Evidence:
    step, brought = _law_step(reader, staged, scene)
    judged = _under_best_plan(_commit(staged), scene, step, brought)
    pairs = [change.blobs for change in staged.changes]
    known: dict[BlobPair, FileDiff] = dict(zip(pairs, staged.diffs, strict=True))
    # Between two commits of a submodule there are no lines, though git prints one for each.
    known[None, None] = FileDiff()
    commits: tuple[Judged, ...] = (judged,)
    if any(is_source(change) for change in staged.changes):
        commits = (_with_code(store, staged, scene, judged, known),)
    weights = volumes(commits, staged.changes, lambda asked: [known[pair] for pair in asked])
    net = Net(succession=step, volumes=weights, files=len(staged.changes))
    return Evidence(scene.law, scene.now, commits, net)


def _with_code(
    store: ObjectStore,
    staged: Staged,
    scene: _Scene,
    judged: Judged,
    known: dict[BlobPair, FileDiff],
) -> Judged:
    """Add facts, and where a rule asks, who calls whom."""
    from worknode_guard.services.code import (  # noqa: PLC0415 - only where code changed
        asks_graph,
        with_code,
    )

    (judged,) = with_code(store, scene.law, [judged], known=known, cache=scene.cache)
    if not asks_graph(judged.code):
        return judged
    from worknode_guard.services.callgraphs import Step, with_graphs  # noqa: PLC0415 - costs 5 ms

    (judged,) = with_graphs(store, [Step(judged, staged.tree, None)], cache=scene.cache)
    return judged


def _commit(staged: Staged) -> Commit:
    """Give the commit that the index would become."""
    parents = (staged.head,) if staged.head else ()
    return Commit(
        INDEX, parents, "", (), "none", Trailers(), "none", staged.changes, staged.problems
    )


def _law_step(
    reader: LawReader, staged: Staged, scene: _Scene
) -> tuple[Succession, frozenset[str]]:
    """Judge what the index does to the law, and what of it an executive may bring."""
    if not touches_law(staged.changes):
        return Succession(), frozenset()
    from worknode_guard.law.succession import (  # noqa: PLC0415 - seldom needed
        brought_by_executive,
        succession,
    )

    before, after = reader.read(staged.tree), reader.after(staged.tree, staged.changes)
    step = succession(before, after, scene.law, scene.now)
    if not isinstance(scene.actor, Agent):
        return step, frozenset()
    return step, brought_by_executive(before, after, scene.law, scene.actor, step.changed)


def _under_best_plan(
    commit: Commit, scene: _Scene, step: Succession, brought: frozenset[str]
) -> Judged:
    """Judge by the plan of the agent, or, since there is no trailer yet, by the one that allows."""
    plans: list[tuple[str, ...]] = [()]
    if isinstance(scene.actor, Agent) and len(scene.actor.capability.plans) > 1:
        plans = [(name,) for name in scene.actor.capability.plans]
    found = [
        judge_commit(
            scene.law,
            commit._replace(trailers=Trailers(plans=names)),
            scene.actor,
            scene.now,
            ref=scene.ref,
            succession=step,
            brought=brought,
        )
        for names in plans
    ]
    return min(found, key=lambda judged: (_is_refused(judged), len(judged.refused)))


def _is_refused(judged: Judged) -> bool:
    return bool(judged.refused) or (judged.needs_plan and isinstance(judged.plan, Refusal))
