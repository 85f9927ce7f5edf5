import pytest

from support.documents import PROJECT, UNTIL, trust
from support.keys import key
from support.problems import document, line_of, problems_of
from worknode_guard.model.trust import TrustRoot

FIRST, SECOND = "plans/trust/1.yaml", "plans/trust/2.yaml"
SK = (
    "sk-ssh-ed25519@openssh.com AAAAGnNrLXNzaC1lZDI1NTE5QG9wZW5zc2guY29tAAAAINMhIlmZn2KNm9bqgB+I"
    "zFhY+lWFDw5mpI7VT0Hm5QqLAAAABHNzaDo="
)
ALICE, BOB = key("alice").line, key("bob").line


def root_of(text: str, path: str = FIRST) -> TrustRoot:
    noun = document(path, text).noun
    assert isinstance(noun, TrustRoot)
    return noun


def test_what_is_left_out_is_strict() -> None:
    root = root_of(trust())
    assert not root.plan_by_executive
    assert (root.unsigned, root.unsigned_state) == ("refuse", "refuse")
    assert (root.logins, root.enforce, root.runners) == ("refuse", "refuse", ())


def test_everything_is_read() -> None:
    root = root_of(
        trust(
            {"alice": {"keys": [SK], "logins": ["github:alice"], "require": "pin"}},
            version=2,
            project=PROJECT,
            runners={"ci": {"keys": [BOB]}},
            plan_by_executive=True,
            unsigned="people",
            unsigned_state="allow",
            logins="allow",
            enforce="report",
        ),
        SECOND,
    )
    (alice,) = root.people
    assert (alice.name, alice.logins, alice.require) == ("alice", ("github:alice",), "pin")
    assert alice.keys[0].text == SK
    assert (root.runners[0].name, root.runners[0].keys) == ("ci", (key("bob").public,))
    assert (root.version, root.project, root.name) == (2, PROJECT, "demo")
    assert (root.root.threshold, root.root.people) == (1, ("alice",))
    assert root.plan_by_executive
    assert (root.unsigned, root.unsigned_state) == ("people", "allow")
    assert (root.logins, root.enforce) == ("allow", "report")
    assert root.expires == 1827014400


def people(**fields: object) -> str:
    return trust({"alice": {"keys": [ALICE], **fields}, "bob": {"keys": [BOB]}})


def role(threshold: object, *names: str) -> dict[str, object]:
    return {"threshold": threshold, "people": list(names)}


def roles(**changed: object) -> str:
    every = role(1, "alice")
    return trust(roles={"root": every, "plan": every, "delegate": every, **changed})


TEXT_VERSION = trust().replace("version: 1", 'version: "1"')
NO_MAP = trust({}).replace("people: {}", "people: []")

REFUSED = [
    ("an unknown key", trust(expire=UNTIL), "expire:", "the key 'expire' is not known"),
    ("another id", trust(id="other"), "id:", "id is 'other'"),
    ("version 0", trust(version=0), "version:", "version is 0"),
    ("a version that is text", TEXT_VERSION, "version:", "version is text"),
    ("no expiry", trust(expires=None), "kind:", "the key 'expires' is missing"),
    ("a day that is none", trust(expires="2027-02-30T00:00:00Z"), "expires:", "is not a moment"),
    ("a zone", trust(expires="2027-02-03T00:00:00+01:00"), "expires:", "is not a moment"),
    ("a project in version 1", trust(project=PROJECT), "project:", "version 1 has 'project'"),
    ("an empty name", trust(name=" "), "name:", "name is empty"),
    ("a long name", trust(name="x" * 1001), "name:", "name is too long"),
    ("nobody", trust({}), "people:", "people has too few entries"),
    (
        "people as a list",
        trust({}).replace("people: {}", "people: []"),
        "people:",
        "people is a list",
    ),
    ("a person without keys", people(keys=[]), "  alice:", "people.alice.keys has too few"),
    ("a person named root", trust({"root": {"keys": [ALICE]}}), "  root:", "'root' is not free"),
    ("a person in capitals", trust({"Al": {"keys": [ALICE]}}), "  Al:", "'Al' is not an id"),
    ("a key of two people", people(keys=[BOB]), "  bob:", "bob.keys[0] is the key SHA256:"),
    ("no key at all", people(keys=["ssh-rsa AAAA"]), "  alice:", "not a public key"),
    ("a key that is a number", people(keys=[7]), "  alice:", "people.alice.keys[0] is a number"),
    ("a login without a forge", people(logins=["alice"]), "  alice:", "is not a forge's login"),
    ("touch without hardware", people(require="touch"), "  alice:", "is a software key"),
    ("an unknown presence", people(require="sight"), "  alice:", "require is 'sight'"),
    ("an unknown key of a person", people(key=ALICE), "    key:", "the key 'key' is not known"),
    ("no roles", trust(roles=None), "kind:", "the key 'roles' is missing"),
    ("a role for nobody", roles(plan=role(1)), "  plan:", "roles.plan.people has too few"),
    ("a threshold of 0", roles(plan=role(0, "bob")), "  plan:", "roles.plan.threshold is 0"),
    ("a threshold out of reach", roles(root=role(2, "bob")), "  root:", "the role has 1 people"),
    ("a person twice", roles(root=role(1, "bob", "bob")), "  root:", "stands there already"),
    ("a stranger", roles(delegate=role(1, "eve")), "  delegate:", "eve, who is not among"),
    ("an unknown role", roles(admin=role(1, "bob")), "  admin:", "the key 'admin' is not known"),
    ("an unknown word", trust(unsigned="allow"), "unsigned:", "unsigned is 'allow'"),
    ("a boolean for a word", trust(enforce=True), "enforce:", "enforce is true"),
    ("a word for a boolean", trust(plan_by_executive="sure"), "plan_by", "executive is text"),
    (
        "a runner's login",
        trust(runners={"ci": {"keys": [SK], "logins": []}}),
        "logins:",
        "'logins'",
    ),
    (
        "a runner with a person's key",
        trust(runners={"ci": {"keys": [ALICE]}}),
        "  ci:",
        "is the ke",
    ),
]


@pytest.mark.parametrize(("sentence", "text", "mark", "what"), REFUSED, ids=[c[0] for c in REFUSED])
def test_refuses(sentence: str, text: str, mark: str, what: str) -> None:
    problems = problems_of(FIRST, text)
    found = [one.line for one in problems if what in one.what]
    assert found[:1] == [line_of(text, mark)], (sentence, problems)


def test_version_2_has_a_project() -> None:
    assert root_of(trust(version=2, project=PROJECT), SECOND).project == PROJECT
    (problem,) = problems_of(SECOND, trust(version=2))
    assert problem.what == "the key 'project' is missing"


def test_the_file_name_is_the_version() -> None:
    (problem,) = problems_of(SECOND, trust())
    assert (problem.line, problem.what) == (3, "version is 1")


def test_a_key_stands_there_once() -> None:
    text = trust({"alice": {"keys": [ALICE, ALICE]}})
    (problem,) = problems_of(FIRST, text)
    assert problem.what == "people.alice.keys[1] stands there already"
    assert problem.line == line_of(text, ALICE) + 1


def test_a_login_belongs_to_one_person_in_any_letter_case() -> None:
    text = trust(
        {
            "alice": {"keys": [ALICE], "logins": ["github:Alice"]},
            "bob": {"keys": [BOB], "logins": ["github:alice"]},
        }
    )
    (problem,) = problems_of(FIRST, text)
    assert "is the login github:alice" in problem.what
    assert problem.line == line_of(text, "github:alice")


def test_every_problem_is_told_at_once() -> None:
    text = trust(version=0, name="", expires="soon", people={"alice": {"keys": []}})
    assert [one.line for one in problems_of(FIRST, text)] == [3, 4, 6, 11]


def test_a_near_miss_is_named() -> None:
    (problem,) = problems_of(FIRST, trust(runers={}))
    assert problem.fix == "did you mean 'runners'?"
    (problem,) = problems_of(FIRST, trust(zzz=1))
    assert problem.fix == "take it out"
