"""Founding a law: the first trust root and a plan that works. Pure."""

from collections.abc import Mapping
from typing import Final

from worknode_guard.documents.read import digest_of
from worknode_guard.errors import UsageError
from worknode_guard.model.ids import Id
from worknode_guard.model.instant import Instant
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.law import plan_path, root_path
from worknode_guard.model.plan import Phase, Plan
from worknode_guard.model.trust import Person, Role, TrustRoot
from worknode_guard.named import NamedTuple
from worknode_guard.services.author.desk import Desk
from worknode_guard.services.author.documents import text_of
from worknode_guard.services.author.publish import Edition
from worknode_guard.services.author.terms import SOLO_DAYS, YEAR_DAYS, after_days

RECOVERY: Final = Id("recovery")
FIRST_PLAN: Final = Id("main")
ATTRIBUTES_PATH: Final = "plans/.gitattributes"
_PHASES: Final = (Id("design"), Id("build"), Id("verify"))
_ACTIVE: Final = Id("build")

_ATTRIBUTES: Final = b"""\
# Signatures are over exact bytes: git must never convert what lies here.
* -text -filter -ident !working-tree-encoding
"""


class Founding(NamedTuple):
    """What a law is founded with.

    Attributes:
        name: Of the project, for people.
        people: Name → key; they hold every role.
        recovery: A key that is kept apart and counts only for trust roots.
        threshold: People whose signatures a trust root needs; None: more than half of them.
        ref: The branch that work is merged into.
        solo: One person, short terms, and state commits may be unsigned.
    """

    name: str
    people: Mapping[Id, PublicKey]
    recovery: PublicKey | None
    threshold: int | None
    ref: str
    solo: bool = False


def found(desk: Desk, founding: Founding) -> Edition:
    """Plan the first documents.

    Raises:
        UsageError: There is a law already, or these people cannot found one.
    """
    _refuse_second(desk)
    root = first_root(founding, desk.now)
    text = text_of(root)
    plan = first_plan(digest_of(text), founding, desk.now)
    return Edition(
        {root_path(1): text, plan_path(plan.id): text_of(plan)},
        {} if ATTRIBUTES_PATH in desk.files else {ATTRIBUTES_PATH: _ATTRIBUTES},
        _warnings(root),
    )


def first_root(founding: Founding, now: Instant) -> TrustRoot:
    """Give trust root 1.

    Raises:
        UsageError: Nobody is named, two share a key, or the threshold cannot be met.
    """
    people = [Person(name, (key,)) for name, key in founding.people.items()]
    if not people:
        raise UsageError(
            "a law needs people",
            why="the trust root names who may sign, and nobody was given",
            fix="name them: worknode-guard init --person alice=alice.pub, or use --solo",
        )
    regular = tuple(person.name for person in people)
    everyone = regular
    if founding.recovery is not None:
        people.append(Person(RECOVERY, (founding.recovery,)))
        everyone = (*regular, RECOVERY)
    threshold = founding.threshold or len(regular) // 2 + 1
    if not 1 <= threshold <= len(everyone):
        raise UsageError(
            f"a threshold of {threshold} cannot be met",
            why=f"the root role has {len(everyone)} people: {', '.join(everyone)}",
            fix=f"choose a number from 1 to {len(everyone)}",
        )
    one = Role(1, regular)
    return TrustRoot(
        version=1,
        name=founding.name,
        project=None,
        people=tuple(people),
        runners=(),
        root=Role(threshold, everyone),
        plan=one,
        delegate=one,
        plan_by_executive=False,
        unsigned="refuse",
        unsigned_state="allow" if founding.solo else "refuse",
        logins="refuse",
        enforce="refuse",
        expires=after_days(now, SOLO_DAYS if founding.solo else YEAR_DAYS),
    )


def first_plan(project: str, founding: Founding, now: Instant) -> Plan:
    """Give a plan with one phase active and nobody assigned yet."""
    return Plan(
        project=project,
        id=FIRST_PLAN,
        version=1,
        title="Work on the main line",
        refs=(founding.ref,),
        active=(_ACTIVE,),
        phases=tuple(Phase(phase) for phase in _PHASES),
        assignments=(),
        expires=after_days(now, SOLO_DAYS if founding.solo else YEAR_DAYS),
    )


def _refuse_second(desk: Desk) -> None:
    for where, documents in (("the work tree", desk.documents), ("HEAD", desk.head)):
        if documents:
            raise UsageError(
                f"there is a law already in {where}",
                why=f"it holds {', '.join(sorted(documents)[:3])}",
                fix="see it with `worknode-guard law`; change it with trust, plan and capability",
            )


def _warnings(root: TrustRoot) -> tuple[str, ...]:
    if root.root.threshold < len(root.root.people):
        return ()
    count = len(root.root.people)
    keys = "the one root key is" if count == 1 else f"all {count} root keys are"
    loss = f"{keys} needed to change the trust root: if one is lost, the law stays as it is."
    return (f"{loss} Name a key that is kept apart (--recovery KEY.pub) or a lower --threshold.",)
