"""The first day with the installed program: found, issue, commit, widen, refuse, take over."""

import json
import stat
from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest

from support.openssh import agent, new_key
from support.program import Answer, guard
from support.repos import Repo

pytestmark = [pytest.mark.e2e, pytest.mark.git]

CODE = "x = 1\n"


class Desk:
    """A repository, a person with an ordinary SSH key, and the program."""

    def __init__(self, folder: Path, *, make: bool = True) -> None:
        self.home = folder
        self.repo = Repo(folder / "repo", make=make)
        self.own = folder / ".ssh" / "id_ed25519"
        self.environ: dict[str, str] = {}
        if make:
            self.own.parent.mkdir()
            new_key(self.own)
            self.repo.git("config", "user.name", "Ada L.")
            self.repo.git("config", "user.email", "ada@example.org")

    def run(self, *arguments: str) -> Answer:
        return guard(*arguments, at=self.repo.path, environ=self.environ)

    def commit(self, message: str, key: Path, **files: str) -> str:
        for name, content in files.items():
            self.repo.write({name.replace("__", "/") + ".py": content})
        self.repo.git("add", "plans")
        options = ("-c", "gpg.format=ssh", "-c", f"user.signingkey={key}")
        self.repo.git(*options, "commit", "-q", "-S", "-m", message)
        return self.repo.git("rev-parse", "HEAD")

    def key_of(self, name: str) -> Path:
        (found,) = (self.home / ".local/share/worknode-guard/keys").glob(f"*/{name}")
        return found

    def check(self) -> Answer:
        pin = sha256((self.repo.path / "plans/trust/1.yaml").read_bytes()).hexdigest()
        return self.run("check", "--base", "main", "--head", "work", "--trust", f"sha256:{pin}")

    def tree(self) -> dict[str, bytes]:
        every = [*self.repo.path.glob("plans/**/*"), *self.home.glob(".local/**/*")]
        return {str(path): path.read_bytes() for path in every if path.is_file()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(scope="module")
def first_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two commands of the first day, committed, to be copied by each test."""
    desk = Desk(tmp_path_factory.mktemp("first-day"))
    assert desk.run("init", "--solo").code == 0
    assert desk.run("capability", "new", "impl", "--path", "src/**").code == 0
    desk.commit("Found the law", desk.own)
    desk.repo.git("switch", "-q", "-c", "work")
    return desk.home


@pytest.fixture
def solo(first_day: Path, tmp_path: Path) -> Desk:
    """A copy of the first day."""
    copytree(first_day, tmp_path / "copy")
    return Desk(tmp_path / "copy", make=False)


def test_two_commands_give_a_law_that_holds(solo: Desk) -> None:
    assert solo.run("law").code == 0
    assert solo.repo.git("status", "--porcelain") == ""


def test_an_agent_may_what_it_was_given_and_nothing_else(solo: Desk) -> None:
    solo.commit("Work", solo.key_of("impl"), src__a=CODE)
    assert solo.check().code == 0
    solo.commit("Stray", solo.key_of("impl"), lib__b=CODE)
    answer = solo.check()
    assert answer.code == 1
    assert "WG101" in answer.out


def test_the_agent_of_init_may_work_everywhere_but_in_the_law(solo: Desk) -> None:
    solo.commit("Work", solo.key_of("agent"), lib__b=CODE, docs__c=CODE)
    assert solo.check().code == 0
    solo.commit("Seize", solo.key_of("agent"), plans__d=CODE)
    assert "WG103" in solo.check().out


def test_a_person_takes_a_refused_commit_over(solo: Desk) -> None:
    solo.commit("Stray", solo.key_of("impl"), lib__b=CODE)
    assert solo.check().code == 1
    answer = solo.run("adopt", "HEAD", "--json")
    assert json.loads(answer.out)["person"] == "ada-l"
    assert solo.check().code == 0


def test_widening_is_one_command_and_one_commit(solo: Desk) -> None:
    solo.repo.git("switch", "-q", "main")
    assert solo.run("capability", "widen", "impl", "--path", "lib/**").code == 0
    solo.commit("Widen impl", solo.own)
    solo.repo.git("branch", "-f", "work", "main")
    solo.repo.git("switch", "-q", "work")
    solo.commit("Now allowed", solo.key_of("impl"), lib__b=CODE)
    assert solo.check().code == 0


def test_keys_of_agents_are_their_owners_alone(solo: Desk) -> None:
    key = solo.key_of("impl")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    assert solo.repo.path not in key.parents


def test_init_prints_the_pin_and_the_next_steps(desk: Desk) -> None:
    answer = desk.run("init", "--solo", "--json")
    made = json.loads(answer.out)
    text = (desk.repo.path / "plans/trust/1.yaml").read_bytes()
    assert made["project"] == "sha256:" + sha256(text).hexdigest()
    assert made["project"] in answer.err
    assert [line[:5] for line in answer.err.splitlines() if line.startswith("  ")][:3] == [
        "  1. ",
        "  2. ",
        "  3. ",
    ]
    assert "the one root key is needed" in made["notes"][0]


def test_nothing_is_committed_by_init(desk: Desk) -> None:
    desk.run("init", "--solo")
    assert not desk.repo.succeeds("rev-parse", "--verify", "HEAD")
    assert desk.repo.git("ls-files") == ""


def test_a_law_of_two_names_whose_signature_is_missing(desk: Desk) -> None:
    bob = new_key(desk.home / "bob")
    people = ("--person", f"ada={desk.own}.pub", "--person", f"bob={bob}.pub")
    answer = desk.run("init", *people)
    assert answer.code == 0
    assert "missing: plans/trust/1.yaml: 1 more of bob: worknode-guard sign" in answer.err
    assert desk.run("sign", "plans/trust/1.yaml", "--key", str(bob)).code == 0
    assert desk.run("trust", "show").code == 0


def test_keys_in_ssh_agent_sign(desk: Desk) -> None:
    moved = desk.home / "elsewhere"
    desk.own.rename(moved)
    desk.own.with_suffix(".pub").rename(moved.with_suffix(".pub"))
    moved.chmod(0o600)
    with agent(desk.home, moved) as environ:
        desk.environ = {"SSH_AUTH_SOCK": environ["SSH_AUTH_SOCK"]}
        person = f"ada={moved}.pub"
        moved.unlink()
        answer = desk.run("init", "--person", person, "--json")
    assert json.loads(answer.out)["missing"] == []
    assert [one["signer"] for one in json.loads(answer.out)["signatures"]] == ["ada", "ada"]


def test_a_key_that_cannot_sign_leaves_nothing_behind(desk: Desk) -> None:
    locked = new_key(desk.home / "locked", passphrase="secret")
    desk.environ = {"SSH_ASKPASS_REQUIRE": "never"}
    answer = desk.run("init", "--solo", "--key", str(locked))
    assert answer.code == 3
    assert answer.clean
    assert desk.tree() == {}
    assert not (desk.repo.path / "plans").exists()
    assert not (desk.home / ".local").exists()


def test_a_folder_that_cannot_be_written_leaves_nothing_behind(solo: Desk) -> None:
    agents = solo.repo.path / "plans" / "agents"
    link = solo.home / "outside"
    agents.rename(link)
    agents.symlink_to(link)
    before = solo.tree()
    answer = solo.run("capability", "new", "other", "--path", "src/**")
    assert (answer.code, answer.clean) == (2, True)
    assert "plans/agents is a symbolic link" in answer.err
    assert solo.tree() == before


REFUSED = [
    (("init", "--solo"), 2, "there is a law already"),
    (("sign", "README.md"), 2, "no document here"),
    (("sign", "/etc/passwd"), 2, "outside the work tree"),
    (("sign", "plans/main.yaml", "--as", "bob"), 2, "no key at hand counts"),
    (("plan", "new", "main"), 2, "exists already"),
    (("plan", "new", "next", "--path", "src/**"), 2, "who works at these paths?"),
    (("plan", "new", "Next"), 2, "is not an id"),
    (("plan", "show", "next"), 2, "no plan 'next'"),
    (("plan", "activate", "rest"), 2, "no phase 'rest'"),
    (("trust", "add", "bob"), 2, "names no person and key"),
    (("trust", "add", "bob=nowhere.pub"), 2, "cannot be read"),
    (("trust", "drop", "ada-l", "--threshold", "0"), 2, "is no threshold"),
    (("trust", "drop", "ada-l"), 2, "without ada-l the role root has 0 people"),
    (("revoke", "--reason", "lost"), 2, "what is to be revoked?"),
    (("revoke", "SHA256:short", "--reason", "lost"), 2, "is no key to revoke"),
    (("revoke", "nobody", "--reason", "lost"), 2, "no capability 'nobody'"),
    (("capability", "new", "x", "--path", "/src"), 2, "is not a path pattern"),
    (("capability", "new", "x"), 2, "where may x work?"),
    (("capability", "new", "x", "--path", "s/**", "--limit", "files"), 2, "is no limit"),
    (("capability", "new", "x", "--path", "s/**", "--plan", "a", "--plan", "b"), 2, "one plan"),
    (("capability", "new", "x", "--path", "plans/**"), 1, "no agent may"),
    (("capability", "renew"), 2, "which capabilities"),
    (("capability", "widen", "impl", "--path", "src/**"), 2, "nothing was changed"),
    (("adopt", "main~9"), 3, "names no commit here"),
]


@pytest.mark.parametrize(("arguments", "code", "words"), REFUSED, ids=[c[2] for c in REFUSED])
def test_every_refusal_says_why_and_changes_nothing(
    solo: Desk, arguments: tuple[str, ...], code: int, words: str
) -> None:
    before = solo.tree()
    answer = solo.run(*arguments)
    assert words in answer.err
    assert (answer.code, answer.out, answer.clean) == (code, "", True)
    assert "  why: " in answer.err
    assert "  fix: " in answer.err
    assert solo.tree() == before


DONE = [
    ("plan", "new", "wave5", "--path", "src/**", "--agent", "impl"),
    ("plan", "activate", "verify"),
    ("plan", "renew", "--days", "200"),
    ("trust", "renew", "--days", "30"),
    ("revoke", "impl", "--below", "2", "--reason", "too wide"),
    ("revoke", "--all-agents", "--reason", "lost"),
    ("capability", "narrow", "impl", "--deny", "src/secret/**"),
    ("capability", "renew", "impl", "--new-key"),
    ("capability", "renew", "--all", "--days", "20"),
    ("capability", "new", "x", "--tier", "executive", "--delegate-path", "src/**"),
]


@pytest.mark.parametrize("arguments", DONE, ids=[" ".join(case) for case in DONE])
def test_what_a_person_changes_passes_the_check(solo: Desk, arguments: tuple[str, ...]) -> None:
    answer = solo.run(*arguments, "--json")
    assert answer.code == 0
    assert json.loads(answer.out)["missing"] == []
    solo.commit("Change the law", solo.own)
    judged = solo.check()
    assert judged.code == 0, judged.out


def test_what_there_is_can_be_shown(solo: Desk) -> None:
    plans = json.loads(solo.run("plan", "show", "--json").out)["plans"]
    assert [(one["id"], one["active"]) for one in plans] == [("main", ["build"])]
    assert solo.run("plan", "show").out == "main v3: active build\n"
    assert solo.run("plan", "show", "main").out.startswith("kind: plan\n")
    found = json.loads(solo.run("capability", "show", "--json").out)["capabilities"]
    assert [(one["id"], one["paths"]) for one in found] == [("agent", ["**"]), ("impl", ["src/**"])]
    assert solo.run("capability", "show", "impl").out.startswith("kind: capability\n")
    assert solo.run("capability", "show").out.startswith("agent v1: implementation from root, ")
    root = json.loads(solo.run("trust", "show", "--json").out)
    assert (root["version"], list(root["people"])) == (1, ["ada-l"])


def test_a_key_made_elsewhere_is_taken(solo: Desk) -> None:
    made = new_key(solo.home / "elsewhere")
    arguments = ("capability", "new", "far", "--path", "far/**", "--subject", f"{made}.pub")
    answer = solo.run(*arguments, "--json")
    assert json.loads(answer.out)["keys"] == []
    assert (
        made.with_suffix(".pub").read_text().split()[1]
        in (solo.repo.path / "plans/agents/far.yaml").read_text()
    )


def test_paths_count_from_where_one_stands(solo: Desk) -> None:
    home = {"HOME": str(solo.home)}
    answer = guard("sign", "main.yaml", at=solo.repo.path / "plans", environ=home)
    assert answer.code == 0
    assert "ada-l has signed it already" in answer.err


def test_without_a_key_nobody_is_a_person(desk: Desk) -> None:
    desk.own.unlink()
    desk.own.with_suffix(".pub").unlink()
    answer = desk.run("init", "--solo")
    assert (answer.code, answer.clean) == (2, True)
    assert "there is no key to sign with" in answer.err
