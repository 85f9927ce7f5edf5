"""From verified files to the law: roots, revocations, chains, plans, and keys in use twice."""

from collections.abc import Mapping

from worknode_guard.law.chains import Authority, Chains, build_chains, inherited
from worknode_guard.law.plans import settle_plans
from worknode_guard.law.revocation import read_revocations
from worknode_guard.law.roots import walk_roots
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant, format_instant
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import (
    Law,
    LawFiles,
    LawProblem,
    NoLaw,
    capability_path,
    root_path,
)
from worknode_guard.model.trust import Revoked, TrustRoot


def settle(files: LawFiles, now: Instant, pin: str | None = None) -> Law | NoLaw:
    """Decide what of a tree's documents is believed.

    Args:
        files: Every document of the tree.
        now: The verifier's clock; only the root's expiry is asked here.
        pin: `sha256:…` that trust root 1 must have; None takes the root on first sight.
    """
    walk = walk_roots(files)
    if walk.project is None:
        return NoLaw(_unfounded(), founded=False)
    if pin is not None and walk.project != pin:
        return NoLaw(_wrong_pin(walk.project, pin), founded=True)
    if walk.problems or not walk.roots:
        return NoLaw(_as_undecided(walk.problems[0]), founded=True)
    root = walk.roots[-1]
    if root.expires <= now:
        return NoLaw(_expired(root), founded=True)
    return settle_below(files, root, walk.project)


def settle_below(
    files: LawFiles, root: TrustRoot, project: str, earlier: Revoked | None = None
) -> Law:
    """Decide everything but the root, which the caller already believes.

    `earlier` are revocations that hold whatever this tree's own list says.
    """
    revocations = read_revocations(files, root, project).with_earlier(earlier)
    authority = Authority(project, root, revocations)
    chains = _without_shared_keys(build_chains(files, authority), root)
    plans = settle_plans(files, authority, chains.held)
    unread = tuple(
        problem
        for file in files.values()
        if not file.path.startswith("plans/trust/")
        for problem in file.problems
    )
    seen = {*unread, *revocations.problems}
    return Law(
        project,
        root,
        revocations.revoked,
        plans.held,
        chains.held,
        chains.broken,
        (
            *unread,
            *(p for p in revocations.problems if p not in unread),
            *(p for p in (*chains.problems, *plans.problems) if p not in seen),
        ),
        revocation_known=not revocations.problems,
    )


def _without_shared_keys(chains: Chains, root: TrustRoot) -> Chains:
    """A key names one actor: drop agents whose key is another agent's, a person's or a runner's."""
    users: dict[str, list[Id]] = {}
    for name, chain in chains.held.items():
        users.setdefault(_mark(chain[-1].subject), []).append(name)
    people = {
        mark: f"{kind} {one.name}"
        for kind, group in (("person", root.people), ("runner", root.runners))
        for one in group
        for mark in (*map(_mark, one.keys), *(_mark(f"login:{name}") for name in one.logins))
    }
    clashes = {
        name: _shared(name, mark, [other for other in names if other != name], people)
        for mark, names in users.items()
        for name in names
        if len(names) > 1 or mark in people
    }
    if not clashes:
        return chains
    for name, chain in chains.held.items():
        cause = next((clashes[link.id] for link in chain if link.id in clashes), None)
        if cause is not None:
            clashes.setdefault(name, inherited(chain[-1], cause))
    return Chains(
        {name: chain for name, chain in chains.held.items() if name not in clashes},
        (*chains.broken, *((chains.held[name][-1], clash) for name, clash in clashes.items())),
        (*chains.problems, *clashes.values()),
    )


def _mark(subject: PublicKey | str) -> str:
    """Give what stands for a key or a login; forges compare logins in any letter case."""
    return subject.casefold() if isinstance(subject, str) else subject.fingerprint


def _shared(name: Id, mark: str, others: list[Id], people: Mapping[str, str]) -> LawProblem:
    found = [f"agent {other}" for other in others]
    if mark in people:
        found.append(people[mark])
    noun = "login" if mark.startswith("login:") else "key"
    return LawProblem(
        "WG014",
        capability_path(name),
        name,
        what=f"the {noun} of {name} is also that of {' and '.join(found)}",
        why=f"a {noun} names one actor, and everything done with it is that actor's",
        fix=f"give {name} a {noun} of its own"
        + (f": worknode-guard capability renew {name} --new-key" if noun == "key" else ""),
    )


def _unfounded() -> LawProblem:
    return LawProblem(
        "WG001",
        root_path(1),
        "root",
        what="this tree has no trust root",
        why="plans/trust/1.yaml does not exist there, so nobody has any right yet",
        fix="found the law with: worknode-guard init",
    )


def _wrong_pin(found: str, pin: str) -> LawProblem:
    return LawProblem(
        "WG001",
        root_path(1),
        "root",
        what="the trust root is not the pinned one",
        why=f"plans/trust/1.yaml hashes to {found}, the pin is {pin}",
        fix="restore the true plans/trust/1.yaml, or correct the pin if you know why it differs",
    )


def _as_undecided(problem: LawProblem) -> LawProblem:
    return problem._replace(
        code="WG001",
        what="the trust root does not hold",
        why=f"{problem.what}: {problem.why}",
    )


def _expired(root: TrustRoot) -> LawProblem:
    return LawProblem(
        "WG001",
        root_path(root.version),
        "root",
        what=f"trust root {root.version} has expired",
        why=f"it held until {format_instant(root.expires)}",
        fix="let the people renew it: worknode-guard trust renew",
    )
