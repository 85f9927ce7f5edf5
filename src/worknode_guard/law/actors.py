"""From signatures to actors. The key decides; names and e-mail addresses decide nothing."""

from collections.abc import Iterable, Sequence

from worknode_guard.law.marks import key_of, revoked_fingerprints
from worknode_guard.model.actor import Actor, Agent, Human, Nobody, Refusal
from worknode_guard.model.change import Commit
from worknode_guard.model.instant import Instant, format_instant
from worknode_guard.model.keys import BadSignature, PublicKey, Signature
from worknode_guard.model.law import Chain, Law, LawProblem
from worknode_guard.model.trust import Person
from worknode_guard.named import NamedTuple


class Forge(NamedTuple):
    """What the forge authenticated about a pull request, written like `github:alice`."""

    author: str | None = None
    sender: str | None = None

    def is_person(self, people: Iterable[Person]) -> bool:
        """Tell whether author and sender are both listed people."""
        logins = {login for person in people for login in person.logins}
        return self.author in logins and self.sender in logins


def identify_all(
    law: Law, commits: Sequence[Commit], now: Instant, forge: Forge
) -> tuple[Actor, ...]:
    """Name the actor of every commit of a range, which is given parents first."""
    actors = [_identify(law, commit, now, forge) for commit in commits]
    if law.root.unsigned == "vouched":
        vouched = _beneath_people(commits, actors)
        actors = [
            Human(None) if commit.oid in vouched and _is_unsigned(commit) else actor
            for commit, actor in zip(commits, actors, strict=True)
        ]
    return tuple(actors)


def _is_unsigned(commit: Commit) -> bool:
    return isinstance(commit.signature, str)


def _beneath_people(commits: Sequence[Commit], actors: Sequence[Actor]) -> frozenset[str]:
    """Give the commits that have a later commit, signed by a person, above them."""
    beneath: set[str] = set()
    for commit, actor in zip(reversed(commits), reversed(actors), strict=True):
        signed_by_person = isinstance(actor, Human) and actor.person is not None
        if (signed_by_person and not _is_unsigned(commit)) or commit.oid in beneath:
            beneath.update(commit.parents)
    return frozenset(beneath)


def _identify(law: Law, commit: Commit, now: Instant, forge: Forge) -> Actor:
    signature = commit.signature
    if isinstance(signature, BadSignature):
        return Nobody(_bad_signature(signature))
    if isinstance(signature, Signature):
        return identify_signer(law, signature, now)
    if commit.merge == "trivial":
        return Nobody(None)
    return _identify_unsigned(law, now, forge, foreign=signature == "foreign")


def _identify_unsigned(law: Law, now: Instant, forge: Forge, *, foreign: bool) -> Actor:
    if law.root.unsigned == "people" and forge.is_person(law.root.people):
        return Human(None)
    if law.root.logins == "allow" and forge.author is not None and forge.author == forge.sender:
        subject = f"login:{forge.author}"
        chain = next((c for c in law.chains.values() if c[-1].subject == subject), None)
        if chain is not None:
            return _in_time(law, Agent(chain, by_login=True), now)
    kind = "an OpenPGP or X.509 signature, which proves nothing here" if foreign else "no signature"
    return Nobody(
        Refusal(
            "WG010",
            f"the commit has {kind}",
            f"the trust root says unsigned: {law.root.unsigned}",
            "sign it with your SSH key: git -c gpg.format=ssh commit --amend -S",
        )
    )


def identify_signer(law: Law, signature: Signature, now: Instant) -> Actor:
    """Name the actor whose key made a verified signature."""
    key = signature.key
    person = law.root.person_of(key)
    if person is not None:
        return _person(law, person, signature)
    return identify_key(law, key, now)


def _person(law: Law, person: Person, signature: Signature) -> Actor:
    fingerprint = signature.key.fingerprint
    if fingerprint in revoked_fingerprints(law.revoked):
        return Nobody(_revoked_key(fingerprint))
    if signature.key.is_hardware and not signature.proves(person.require):
        return Nobody(
            Refusal(
                "WG019",
                f"{person.name}'s signature does not show a {person.require}",
                f"the trust root says require: {person.require} for {person.name}",
                "sign again and confirm on the authenticator when it blinks",
            )
        )
    return Human(person)


def identify_key(law: Law, key: PublicKey, now: Instant) -> Actor:
    """Name the agent that a key stands for; people are found by `identify_signer`."""
    chain = next((c for c in law.chains.values() if key_of(c[-1]) == key.fingerprint), None)
    if chain is not None:
        return _in_time(law, Agent(chain), now)
    for capability, problem in law.broken:
        if key_of(capability) == key.fingerprint:
            return Nobody(_from_problem(problem), capability.id)
    if key.fingerprint in revoked_fingerprints(law.revoked):
        return Nobody(_revoked_key(key.fingerprint))
    unread = sorted({p.path for p in law.problems if p.code == "WG002" and _is_capability(p)})
    return Nobody(
        Refusal(
            "WG012",
            f"no person and no capability has the key {key.fingerprint}",
            "the key of the signature selects the right, as the base branch's documents say"
            + (f"; not readable there: {', '.join(unread)}" if unread else ""),
            "sign with a listed key, or let people issue a capability for this one",
        )
    )


def identify_agent(law: Law, name: str, now: Instant) -> Actor:
    """Name an agent by its id, as `may` and the staged check do."""
    chain = next((chain for id_, chain in law.chains.items() if id_ == name), None)
    if chain is not None:
        return _in_time(law, Agent(chain), now)
    for capability, problem in law.broken:
        if capability.id == name:
            return Nobody(_from_problem(problem), capability.id)
    for problem in law.problems:
        if problem.subject == name and _is_capability(problem):
            return Nobody(_from_problem(problem))
    return Nobody(
        Refusal(
            "WG012",
            f"there is no agent {name!r}",
            f"the law knows: {', '.join(sorted(law.chains)) or 'no agent'}",
            f"issue it a capability: worknode-guard capability new {name} --path PATTERN",
        )
    )


def _is_capability(problem: LawProblem) -> bool:
    return problem.path.startswith("plans/agents/")


def _in_time(law: Law, agent: Agent, now: Instant) -> Actor:
    if not law.revocation_known:
        problem = next(p for p in law.problems if p.path == "plans/revoked.yaml")
        return Nobody(_from_problem(problem), agent.id)
    refusal = time_refusal(agent.chain, now)
    return agent if refusal is None else Nobody(refusal, agent.id)


def time_refusal(chain: Chain, now: Instant) -> Refusal | None:
    """Say which link is not valid at this moment, or None."""
    for link in chain:
        if not link.not_before <= now < link.expires:
            window = f"{format_instant(link.not_before)} to {format_instant(link.expires)}"
            return Refusal(
                "WG005",
                f"the capability {link.id} is not valid at {format_instant(now)}",
                f"it holds from {window}, by the verifier's clock",
                f"renew it: worknode-guard capability renew {link.id}",
            )
    return None


def _bad_signature(signature: BadSignature) -> Refusal:
    return Refusal(
        "WG011",
        f"the commit's signature does not hold: {signature.reason}",
        "it is checked over the exact bytes of the commit, in the namespace `git`",
        "sign the commit again: git commit --amend -S",
    )


def _revoked_key(fingerprint: str) -> Refusal:
    return Refusal(
        "WG006",
        f"the key {fingerprint} was revoked",
        "it stands in plans/revoked.yaml",
        "sign with another key that the law lists",
    )


def _from_problem(problem: LawProblem) -> Refusal:
    return Refusal(problem.code, problem.what, f"{problem.why} ({problem.path})", problem.fix)
