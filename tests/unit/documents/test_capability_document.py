from hashlib import sha256

import pytest

from support.documents import FROM, LIMITS, UNTIL, capability, executive
from support.keys import key
from support.problems import document, line_of, problems_of
from worknode_guard.model.capability import Capability, Delegate, Limits

PATH = "plans/agents/impl.yaml"
DIGEST = "sha256:" + "0" * 64
SK = (
    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAINMhIlmZn2KNm9bqgB+I"
    "zFhY+lWFDw5mpI7VT0Hm5QqLAAAABHNzaDo="
)


def read(text: str, path: str = PATH) -> Capability:
    noun = document(path, text).noun
    assert isinstance(noun, Capability)
    return noun


def test_what_is_left_out_allows_nothing_more() -> None:
    one = read(capability())
    assert (one.deny, one.delegate) == ((), Delegate())
    assert one.push == ("refs/heads/agent/*",)
    assert one.limits == Limits(8, 60, 20, 800, 400, 262144)


def test_its_digest_is_that_of_its_bytes() -> None:
    text = capability()
    assert read(text).digest == "sha256:" + sha256(text.encode()).hexdigest()


def test_everything_is_read() -> None:
    one = read(
        capability(
            version=3,
            issuer="exec-1",
            issuer_digest=DIGEST,
            tier="executive",
            plans=["a", "b"],
            push=["refs/heads/x-*/y"],
            deny=["src/secret/**"],
            ops=["delete", "chmod"],
            limits={"files": 1},
            delegate={
                "depth": 2,
                "tiers": ["implementation"],
                "paths": ["src/**"],
                "ops": ["add"],
                "limits": {"files": 2},
                "runs": True,
            },
        )
    )
    assert (one.version, one.issuer, one.issuer_digest) == (3, "exec-1", DIGEST)
    assert one.subject == key("impl").public
    assert (one.plans, one.push, one.ops) == (
        ("a", "b"),
        ("refs/heads/x-*/y",),
        ("delete", "chmod"),
    )
    assert [pattern.text for pattern in (*one.paths, *one.deny)] == ["src/**", "src/secret/**"]
    assert one.limits == Limits(files=1)
    assert one.delegate == Delegate(
        2, ("implementation",), one.paths, ("add",), Limits(files=2), runs=True
    )
    assert one.expires - one.not_before == 365 * 86_400


@pytest.mark.parametrize("login", ["login:github:renovate[bot]", "login:gitlab:bot_1.x"])
def test_a_login_from_root_may_implement(login: str) -> None:
    assert read(capability(subject=login)).subject == login


@pytest.mark.parametrize("tier", ["implementation", "validation"])
def test_saying_that_nothing_is_handed_on_is_allowed(tier: str) -> None:
    assert read(capability(tier=tier, delegate={"depth": 0})).delegate == Delegate()


def test_an_executive_hands_on() -> None:
    delegate = read(executive(), "plans/agents/exec-1.yaml").delegate
    assert (delegate.depth, delegate.tiers) == (1, ("implementation",))


BOT = "login:github:renovate[bot]"


def limits(**changed: object) -> str:
    return capability(limits={**LIMITS, **changed})


def hands_on(**keys: object) -> str:
    return executive("impl", delegate={"depth": 1, **keys})


REFUSED = [
    ("a name for the digest", capability(issuer_digest="exec"), "issuer_digest", "not a digest"),
    ("an issuer in capitals", capability(issuer="Exec"), "issuer:", "'Exec' is not an id"),
    ("no key", capability(subject="alice"), "subject:", "not a public key"),
    ("a hardware key", capability(subject=SK), "subject:", "subject is a hardware key"),
    ("a login that is none", capability(subject="login:bot"), "subject:", "is not a subject"),
    ("a login from below", capability(subject=BOT, issuer="e"), "subject:", "subject is a login"),
    ("a validating login", capability(subject=BOT, tier="validation"), "subject", "is a login"),
    ("an unknown tier", capability(tier="boss"), "tier:", "tier is 'boss'"),
    ("no plan", capability(plans=[]), "plans:", "plans has too few"),
    ("no branch", capability(refs=[]), "refs:", "refs has too few"),
    ("a pattern of branches", capability(refs=["refs/heads/*"]), "refs:", "is not a branch"),
    ("pushing everything", capability(push=["**"]), "push:", "is no pattern of branches"),
    ("pushing deeply", capability(push=["refs/heads/a/**"]), "push:", "is no pattern of branches"),
    ("pushing tags", capability(push=["refs/tags/*"]), "push:", "is no pattern of branches"),
    ("a bad pattern", capability(paths=["/src"]), "paths:", "paths[0]: '/src' is not a path"),
    ("a bad denial", capability(deny=["a**"]), "deny:", "deny[0]: 'a**' is not a path pattern"),
    ("an unknown op", capability(ops=["move"]), "ops:", "ops[0] is 'move'"),
    ("an op twice", capability(ops=["add", "add"]), "ops:", "ops[1] stands there already"),
    ("no limits from root", capability(limits=None), "kind:", "lack complexity, function_lines, f"),
    ("five limits from root", capability(limits={**LIMITS, "files": 1, "x": 1}), "limits", "'x'"),
    ("a limit of 0", limits(files=0), "limits:", "limits.files is 0"),
    ("a limit as text", limits(files="1"), "limits:", "limits.files is text"),
    ("handing on without the tier", capability(delegate={"depth": 1}), "delegate:", "hands some"),
    ("handing on runs", capability(delegate={"runs": True}), "delegate:", "hands something on"),
    ("a chain of four", hands_on(depth=3), "delegate:", "delegate.depth is 3"),
    ("a depth below 0", hands_on(depth=-1), "delegate:", "delegate.depth is -1"),
    ("an unknown key there", hands_on(refs=[]), "delegate:", "the key 'refs' is not known"),
    ("an unknown tier there", hands_on(tiers=["boss"]), "delegate:", "tiers[0] is 'boss'"),
    ("an end before the start", capability(expires=FROM), "expires:", "not after not_before"),
    ("no start", capability(not_before=None), "kind:", "the key 'not_before' is missing"),
    ("another name", capability("other"), "id:", "id is 'other'"),
    ("version 0", capability(version=0), "version:", "version is 0"),
]


@pytest.mark.parametrize(("sentence", "text", "mark", "what"), REFUSED, ids=[c[0] for c in REFUSED])
def test_refuses(sentence: str, text: str, mark: str, what: str) -> None:
    problems = problems_of(PATH, text)
    found = [one.line for one in problems if what in one.what]
    assert found == [line_of(text, mark)], (sentence, problems)


@pytest.mark.parametrize("name", LIMITS)
def test_a_capability_from_root_names_all_six_limits(name: str) -> None:
    text = capability(limits={key_: n for key_, n in LIMITS.items() if key_ != name})
    (problem,) = problems_of(PATH, text)
    assert problem.what == f"limits of a capability from root lack {name}"
    assert (
        read(text.replace("issuer: root", "issuer: exec-1")).limits[list(LIMITS).index(name)]
        is None
    )


def test_moments_are_compared_to_the_second() -> None:
    later = UNTIL.replace("00Z", "01Z")
    assert read(capability(not_before=UNTIL, expires=later)).expires
