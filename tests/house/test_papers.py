"""What the project's pages say is so: generated pages are fresh, links lead somewhere."""

import re
import subprocess
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from generate import generated, sections_of
from support.sources import ROOT
from worknode_guard.cli.table import COMMANDS, Command
from worknode_guard.version import VERSION

LINK = re.compile(r"(?<!!)\[[^\]\n]+\]\(([^)\s]+)\)")
MACHINE_PATH = re.compile(r"(?<![\w$}.])(/home/|/root/|/Users/|/work/)\w")
BINARY = {".png", ".ico", ".whl"}


def tracked() -> list[Path]:
    """Every file that git has here, or would take."""
    listed = subprocess.run(
        [
            "git",
            "-c",
            "safe.directory=*",
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    names = listed.stdout.split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def pages() -> list[Path]:
    return [path for path in tracked() if path.suffix == ".md"]


def without_code(text: str) -> str:
    """Leave out what stands between fences and backquotes, where brackets mean other things."""
    return re.sub(
        r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    )


def anchors(text: str) -> set[str]:
    """The anchors that a forge makes of the headings."""
    heads = re.findall(r"^#+ (.+)$", without_code(text), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def dead_links(page: Path) -> Iterator[str]:
    """Relative links that lead nowhere."""
    text = page.read_text(encoding="utf-8")
    for target in LINK.findall(without_code(text)):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        place = page.parent / name if name else page
        if not place.exists() or (
            anchor and anchor not in anchors(place.read_text(encoding="utf-8"))
        ):
            yield target


def words(text: str) -> str:
    """The text in one line: versions of Python wrap the same help differently."""
    return " ".join(text.split())


PAGES = generated()


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_what_the_program_says_today(name: str) -> None:
    assert words((ROOT / name).read_text(encoding="utf-8")) == words(PAGES[name])


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    kept = {f"docs/rules/{path.name}" for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert kept == {name for name in PAGES if name.startswith("docs/rules/")}


def test_a_rule_s_page_is_its_docstring() -> None:
    text = "It is bad.\n\nWhy:    A word\n        and more.\nBad:    `x: y`\n"
    assert sections_of(text) == {"": "It is bad.", "Why": "A word and more.", "Bad": "`x: y`"}


def test_every_relative_link_leads_somewhere() -> None:
    dead = {page.relative_to(ROOT).as_posix(): list(dead_links(page)) for page in pages()}
    assert {name: links for name, links in dead.items() if links} == {}


def test_a_dead_link_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# One head\n[a](#one-head) [b](gone.md) [c](#no) `[d](x)` [e](https://e.x/)\n")
    assert list(dead_links(page)) == ["gone.md", "#no"]


def test_no_file_names_a_place_of_one_machine() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): match[0]
        for path in tracked()
        if path.suffix not in BINARY
        and (match := MACHINE_PATH.search(path.read_text(encoding="utf-8", errors="replace")))
    }
    assert found == {}


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_each_command_has_what_the_table_promises(command: Command) -> None:
    module = import_module(command.module)
    assert isinstance(module.SUMMARY, str)
    assert isinstance(module.DESCRIPTION, str)
    assert callable(module.configure)
    assert callable(module.run)


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [c.name for c in COMMANDS if f"`{c.name}" not in readme] == []


def test_the_release_is_the_project_files() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] == VERSION
