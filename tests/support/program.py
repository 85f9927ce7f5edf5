"""The installed program, run as a user runs it, and a law that holds at any date."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final, NamedTuple

from support import documents
from support.laws import LawRepo, signed
from support.repos import pristine

PROGRAM: Final = str(Path(sys.executable).parent / "worknode-guard")

_EVER: Final = "2999-01-01T00:00:00Z"
_ROOT: Final = documents.trust(expires=_EVER)
PIN: Final = "sha256:" + sha256(_ROOT.encode()).hexdigest()
_OWN: Final = {"project": PIN, "expires": _EVER}
_GRANTED: Final = {**_OWN, "issuer_digest": PIN, "not_before": "2000-01-01T00:00:00Z"}


class Answer(NamedTuple):
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def clean(self) -> bool:
        """No traceback anywhere."""
        return "Traceback" not in self.out + self.err


def everlasting_law() -> dict[str, bytes | str | None]:
    """The standard law, but valid at any date: these tests use the machine's clock."""
    law: dict[str, bytes | str | None] = {}
    law |= signed("plans/trust/1.yaml", _ROOT, "alice")
    law |= signed("plans/wave4.yaml", documents.plan(**_OWN), "bob")
    law |= signed("plans/agents/impl.yaml", documents.capability(**_GRANTED), "alice")
    return law | signed("plans/agents/exec-1.yaml", documents.executive(**_GRANTED), "alice")


def law_repo(folder: Path) -> LawRepo:
    """A repository under the everlasting law, on the branch `work`."""
    return LawRepo(folder / "repo", everlasting_law())


def environment(home: Path, **more: str) -> dict[str, str]:
    """No configuration but the repository's, nothing of the guard's, no colour settings."""
    kept = {
        name: value
        for name, value in pristine(home).items()
        if not name.startswith("WORKNODE_") and name not in {"CI", "NO_COLOR", "PYTHONPATH"}
    }
    places = {"XDG_STATE_HOME": str(home / "state"), "XDG_CACHE_HOME": str(home / "cache")}
    return {**kept, **places, **more}


def guard(
    *arguments: str,
    at: Path,
    environ: Mapping[str, str] | None = None,
    prefix: Sequence[str] = (PROGRAM,),
) -> Answer:
    """Run the program in a folder; `environ` is added to the clean environment."""
    done = subprocess.run(
        [*prefix, *arguments],
        cwd=at,
        env=environment(at.parent, **(environ or {})),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=120,
    )
    out, err = (text.decode("utf-8", "surrogateescape") for text in (done.stdout, done.stderr))
    return Answer(done.returncode, out, err)
