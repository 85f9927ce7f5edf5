"""The demonstration: every verdict as expected, nothing left behind, the tutorial in its words."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from support.program import PROGRAM, Answer, environment, guard
from worknode_guard.services.demo.script import Step
from worknode_guard.services.demo.story import STORY

pytestmark = [pytest.mark.e2e, pytest.mark.git, pytest.mark.slow]

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
STEPS = [step for chapter in STORY for step in chapter.steps]


class Place:
    """A home with settings that would spoil the story, and a folder for temporary files."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.work = self.home / "work"
        self.temporary = folder / "tmp"
        self.work.mkdir(parents=True)
        self.temporary.mkdir()
        hostile = (
            "[user]\n\tname = Mallory\n[core]\n\thooksPath = /nowhere\n[commit]\n\tgpgSign = no\n"
        )
        (self.home / ".gitconfig").write_text(hostile)

    @property
    def environ(self) -> dict[str, str]:
        return {
            "TMPDIR": str(self.temporary),
            "GIT_CONFIG_GLOBAL": str(self.home / ".gitconfig"),
            "GIT_DIR": "/nowhere",
            "WORKNODE_AGENT": "nobody",
            "XDG_DATA_HOME": str(self.home / "data"),
        }

    def files(self) -> dict[str, bytes]:
        return {str(p): p.read_bytes() for p in self.home.rglob("*") if p.is_file()}

    def demo(self, *arguments: str, environ: Mapping[str, str] | None = None) -> Answer:
        more = {**self.environ, **(environ or {})}
        return guard("demo", *arguments, at=self.work, environ=more)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return Place(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def before(place: Place) -> dict[str, bytes]:
    return place.files()


@pytest.fixture(scope="module")
def played(place: Place, before: dict[str, bytes]) -> Answer:
    """One run for all tests that only look at what it told."""
    assert before
    return place.demo()


def test_every_verdict_is_the_expected_one(played: Answer) -> None:
    assert played.code == 0, played.out[-3000:] + played.err
    assert played.err == ""
    assert played.out.endswith(f"\nall {len(STEPS)} steps are as expected\n")


@pytest.mark.parametrize("step", STEPS, ids=[step.name for step in STEPS])
def test_each_step_is_told(played: Answer, step: Step) -> None:
    assert f"\n{step.says}\n" in played.out
    for command in step.commands:
        assert f"\n$ {command.line}\n" in played.out
    expected = step.commands[-1].expected
    verdict = ", ".join((f"exit {expected.code}", *expected.rules))
    assert re.search(rf"^{re.escape(step.name)} +{verdict} +{verdict}$", played.out, re.MULTILINE)


def test_what_is_to_be_refused_is_in_the_story() -> None:
    rules = {rule for step in STEPS for rule in step.commands[-1].expected.rules}
    assert rules >= {"WG003", "WG006", "WG010", "WG101", "WG102", "WG103", "WG104"}
    assert rules >= {"WG110", "WG201"}


def test_nothing_is_left_behind(place: Place, played: Answer, before: dict[str, bytes]) -> None:
    assert played.code == 0
    assert list(place.temporary.iterdir()) == []
    assert place.files() == before


def test_the_folder_to_keep_is_kept(place: Place, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    answer = place.demo("--keep", str(kept))
    assert answer.code == 0
    assert (kept / "home" / "rpc-demo" / "plans" / "revoked.yaml").is_file()
    again = place.demo("--keep", str(kept))
    assert (again.code, again.out, again.clean) == (2, "", True)
    assert "is not empty" in again.err


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interrupt_clears_the_stage(place: Place, tmp_path: Path, number: int) -> None:
    environ = environment(tmp_path, **{**place.environ, "TMPDIR": str(tmp_path)})
    with subprocess.Popen(
        [PROGRAM, "demo"], env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        while b"init --threshold" not in process.stdout.readline():
            assert process.poll() is None
        process.send_signal(number)
        process.stdout.read()
        assert (process.wait(20), process.stderr.read()) == (130, b"")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_program_is_named(place: Place, tmp_path: Path) -> None:
    answer = place.demo(environ={"PATH": str(tmp_path)})
    assert (answer.code, answer.out, answer.clean) == (3, "", True)
    assert "ssh-keygen was not found" in answer.err


def test_a_folder_that_cannot_be_written_is_named(place: Place) -> None:
    answer = place.demo("--keep", str(place.home / ".gitconfig" / "below"))
    assert (answer.code, answer.clean) == (3, True)
    assert "the demonstration has no place" in answer.err


WRONG = """
import sys
from worknode_guard.cli import main
from worknode_guard.cli.commands import demo
from worknode_guard.services.demo.script import ALLOWED, Chapter, Expected, refused, shown, step
demo.STORY = (Chapter("Wrong", (
    step("code", "A.", ("exit 4",)),
    step("rule", "B.", ("echo WG101; exit 1",), refused("WG102")),
    step("text", "C.", ("echo no",), shown("yes")),
    step("first", "D.", ("exit 5", "touch reached"), ),
    step("good", "E.", ("test ! -e reached",)),
    step("killed", "F.", ("kill -9 $$",), Expected(137)),
)),)
sys.exit(main.main(["demo"]))
"""


def test_a_verdict_that_is_not_the_expected_one_fails(place: Place) -> None:
    answer = guard(at=place.work, environ=place.environ, prefix=[sys.executable, "-c", WRONG])
    assert answer.code == 1
    assert answer.err.splitlines() == [
        "not as expected: code",
        "not as expected: rule",
        "not as expected: text",
        "  its output does not hold: yes",
        "not as expected: first",
    ]
    assert re.search(r"^rule +exit 1, WG102 +exit 1, WG101$", answer.out, re.MULTILINE)
    assert "\n    WG101\n(exit code 1)\n" in answer.out
    assert "steps are as expected" not in answer.out
    assert list(place.temporary.iterdir()) == []


def words(text: str) -> str:
    """A text with every run of white space made one space."""
    return " ".join(text.split())


def blocks(kind: str) -> Iterator[str]:
    """The fenced blocks of the tutorial of one kind."""
    fenced = re.compile(rf"^```{kind}\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
    for found in fenced.finditer(TUTORIAL.read_text()):
        yield found[1]


def masked(text: str) -> str:
    """A text without what differs from one run to the next."""
    text = re.sub(r"SHA256:[A-Za-z0-9+/]+", "SHA256:…", text)
    text = re.sub(r"\b[0-9a-f]{12,64}\b", "…", text)
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "…", text)


def test_the_tutorial_tells_the_story_in_the_same_words_and_order() -> None:
    text = words(TUTORIAL.read_text())
    at = 0
    for number, chapter in enumerate(STORY, 1):
        told = [f"## {number}. {chapter.title}"]
        for step in chapter.steps:
            told += [step.says, "```sh " + " ".join(c.line for c in step.commands) + " ```"]
        for part in told:
            found = text.find(words(part), at)
            assert found >= 0, part
            at = found + len(words(part))


def test_the_tutorial_has_no_commands_of_its_own() -> None:
    _, *typed = blocks("sh")
    assert typed == ["\n".join(command.line for command in step.commands) for step in STEPS]


def test_the_tutorial_shows_what_the_program_says(played: Answer) -> None:
    said = masked(re.sub("^    ", "", played.out, flags=re.MULTILINE))
    shown = list(blocks("text"))
    assert len(shown) > 15
    for block in shown:
        assert masked(block) in said
