"""The page about making documents by hand: its commands, run as they stand there."""

import re
import subprocess
from pathlib import Path

import pytest

from support.repos import Repo
from worknode_guard.host.clock import now
from worknode_guard.law.settle import settle
from worknode_guard.model.ids import Id
from worknode_guard.model.law import Law
from worknode_guard.services.author.desk import open_desk

pytestmark = pytest.mark.git

PAGE = Path(__file__).parents[2] / "docs" / "documents.md"


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """What the page's commands amount to."""
    folder = tmp_path_factory.mktemp("by-hand")
    repo = Repo(folder / "repo")
    script = "\n".join(
        re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    )
    done = subprocess.run(
        ["bash", "-eu"],
        input=script.encode(),
        cwd=repo.path,
        env={**repo.environ, "HOME": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    settled = settle(open_desk(repo.repository(), repo.environ, now()).documents, now())
    assert isinstance(settled, Law), settled
    return settled


def test_the_only_thing_that_does_not_hold_is_what_the_page_revokes(law: Law) -> None:
    assert [(one.code, one.subject) for one in law.problems] == [("WG006", "impl-log")]


def test_what_the_page_makes_holds(law: Law) -> None:
    assert sorted(law.chains) == ["exec-1", "impl-rpc"]
    assert law.root.version == 2
    assert law.plans[Id("wave4-rpc")].active == ("design",)
    assert law.revoked is not None
