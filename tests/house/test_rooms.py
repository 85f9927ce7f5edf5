"""What a room may touch, by name: the part of the import rule that a linter does not see."""

import ast
import re
from collections.abc import Callable, Iterable

import pytest

from support.sources import Source, calls, imports, names_used, source, sources

PURE = ("errors.py", "model", "documents", "analysis", "law", "rules", "reports")
IMPURE_MODULES = frozenset(
    {
        "os",
        "io",
        "pathlib",
        "subprocess",
        "socket",
        "time",
        "random",
        "secrets",
        "tempfile",
        "shutil",
        "glob",
        "fileinput",
        "mmap",
        "multiprocessing",
        "threading",
        "asyncio",
        "urllib",
        "http",
        "git",
        "worknode_guard.gitio",
    }
)
IMPURE_CALLS = frozenset({"open", "input", "print", "exit", "quit", "breakpoint"})
READS_THE_CLOCK = frozenset(
    {
        "datetime.now",
        "datetime.utcnow",
        "datetime.today",
        "datetime.datetime.now",
        "datetime.date.today",
        "date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
    }
)
STARTS_PROCESSES = re.compile(
    r"os\.(fork|forkpty|posix_spawnp?|system|popen|exec[lv]p?e?|spawn[lv]p?e?)|pty\.spawn"
)
PROCESS_MODULES = frozenset({"subprocess", "multiprocessing", "pty", "git"})
RUNS_DATA_AS_CODE = frozenset(
    {"eval", "exec", "compile", "pickle", "shelve", "dill", "marshal", "runpy", "ctypes"}
)

CLOCK = {
    "host/clock.py": "the one clock",
    "cli/crash.py": "the name of a crash report",
}
"""Files that may read the clock, and what for."""

SHELL = {
    "host/process.py": "the demonstration's commands, as a user types them",
    "host/twofold.py": "half of an analysis (docs/adr/0014)",
}
"""Files outside the doors to git and to keys that may start processes, and what for."""

MARSHAL = {
    "host/lawcache.py": "the user's own cache of the settled law (docs/adr/0008)",
    "host/factpack.py": "the user's own cache of facts (docs/adr/0014)",
    "host/twofold.py": "what a fork of this process hands over (docs/adr/0014)",
}
"""Files that may load data in Python's own format, and what for."""


def touches(file: Source, modules: frozenset[str]) -> list[str]:
    """The modules of a set that a file imports, at its head or in a function."""
    return sorted(
        {name for name in imports(file.tree) if name in modules or name.split(".")[0] in modules}
    )


def starts(file: Source) -> list[str]:
    """What in a file starts processes."""
    used = {name for name in names_used(file.tree) if STARTS_PROCESSES.fullmatch(name)}
    return sorted(used) + touches(file, PROCESS_MODULES)


def named_git(file: Source) -> list[int]:
    """Lines with a command line that begins with `git`."""
    return [
        node.lineno
        for node in ast.walk(file.tree)
        if isinstance(node, ast.List | ast.Tuple)
        and node.elts
        and isinstance(node.elts[0], ast.Constant)
        and node.elts[0].value == "git"
    ]


PURE_FILES = [file for file in sources() if file.room in PURE]


def offenders(files: Iterable[Source], fault: Callable[[Source], object]) -> dict[str, object]:
    """The files with a fault, by name."""
    return {file.name: found for file in files if (found := fault(file))}


def test_a_pure_room_imports_nothing_that_reads_the_world() -> None:
    assert offenders(PURE_FILES, lambda file: touches(file, IMPURE_MODULES)) == {}


def test_a_pure_room_opens_and_prints_nothing() -> None:
    assert offenders(PURE_FILES, lambda file: set(calls(file.tree)) & IMPURE_CALLS) == {}


def test_the_clock_is_read_in_one_place() -> None:
    found = offenders(sources(), lambda file: set(names_used(file.tree)) & READS_THE_CLOCK)
    assert set(found) <= set(CLOCK)


def test_only_the_doors_to_git_and_to_keys_start_processes() -> None:
    others = [file for file in sources() if file.room not in {"gitio", "signing"}]
    assert set(offenders(others, starts)) <= set(SHELL)


def test_only_the_door_to_git_starts_git() -> None:
    others = [file for file in sources() if file.room != "gitio"]
    assert offenders(others, named_git) == {}


def runs_data(file: Source) -> set[str]:
    """What in a file could run data as code."""
    return (set(calls(file.tree)) & RUNS_DATA_AS_CODE) | set(touches(file, RUNS_DATA_AS_CODE))


def test_no_data_is_ever_run_as_code() -> None:
    found = offenders(sources(), runs_data)
    assert found == {name: {"marshal"} for name in MARSHAL}


def test_no_group_of_a_pattern_is_possessive() -> None:
    """Such a group may lose its place before Python 3.11.5 (CPython gh-106052)."""
    group = re.compile(r"\)[*+?]\+|\(\?>")
    places = [file.name for file in sources() if group.search(file.text)]
    assert places == []


def test_printing_goes_through_the_output() -> None:
    assert offenders(sources(), lambda file: "print" in set(calls(file.tree))) == {}


def test_no_room_is_named_for_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert [f.name for f in sources() if vague & set(f.name.removesuffix(".py").split("/"))] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("import os", ["os"]),
        ("import os.path as p", ["os.path"]),
        ("def f():\n    from time import sleep\n", ["time", "time.sleep"]),
        ("from worknode_guard.gitio import store", ["worknode_guard.gitio"]),
        ("import json", []),
        ("import osmium", []),
    ],
)
def test_imports_are_found_wherever_they_stand(text: str, found: list[str]) -> None:
    assert touches(source("model/x.py", text), IMPURE_MODULES) == found


def test_processes_are_found_however_they_are_started() -> None:
    assert starts(source("cli/x.py", "import os\nos.posix_spawn('a', [], {})")) == [
        "os.posix_spawn"
    ]
    assert starts(source("cli/x.py", "import subprocess as s\ns.run([])")) == ["subprocess"]
    assert named_git(source("cli/x.py", "run(['git', 'status'])")) == [1]
    assert named_git(source("cli/x.py", "say('git', 1)")) == []
