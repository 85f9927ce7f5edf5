"""What a name says: the language, whether it is code, whether somebody can measure it."""

import lizard
import pytest

from worknode_guard.analysis.languages import (
    is_code,
    language_of,
    suffix_of,
    unread_language,
)

MEASURED = {
    "src/a.c": "c",
    "src/a.H": "c",
    "a.cpp": "cpp",
    "a.cu": "cpp",
    "a.cs": "csharp",
    "A.PY": "python",
    "a.pyi": "python",
    "a.mjs": "javascript",
    "a.jsx": "tsx",
    "a.mts": "typescript",
    "a.rs": "rust",
    "a.go": "go",
    "a.swift": "swift",
    "a.java": "java",
    "a.sql": "plsql",
    "a.pl": "perl",
    "config.py.in": "python",
    "config.c.orig.bak": "c",
}
UNREAD = {
    "run.sh": "shell",
    "a.S": "assembler",
    "Makefile": "make",
    "dir/makefile": "make",
    "Makefile.linux": "make",
    "rules.mk": "make",
    "CMakeLists.txt": "cmake",
    "x.cmake": "cmake",
    "Dockerfile": "docker",
    "Dockerfile.dev": "docker",
    "build.gradle": "gradle",
    "Rakefile": "ruby",
    "Jenkinsfile": "groovy",
    "a.ipynb": "notebook",
    "page.html": "html",
    "notes.md.j2": "template",
    "a.ps1": "powershell",
    "configure": "shell",
    "x.tf": "terraform",
    ".envrc": "shell",
    "BUILD": "starlark",
}
COMMANDS = ["package.json", "web/pyproject.toml", "Cargo.toml", "pom.xml", "a.csproj", "tox.ini"]
NO_CODE = [
    "README.md",
    "docs/plan.txt",
    "LICENSE",
    "a.json",
    "a.yaml",
    "a.toml",
    "a.svg",
    "a.css",
    "a.proto",
    "a.png",
    "notes.md.in",
    ".c",
    "c",
    "a.c/readme",
    "",
    "Dockerfiles",
    "new",
    ".in",
]


@pytest.mark.parametrize(("path", "language"), MEASURED.items())
def test_a_measured_language_is_code(path: str, language: str) -> None:
    assert language_of(path) == language
    assert unread_language(path) is None
    assert is_code(path)


@pytest.mark.parametrize(("path", "kind"), UNREAD.items())
def test_code_that_nobody_reads_is_named(path: str, kind: str) -> None:
    assert language_of(path) is None
    assert unread_language(path) == kind
    assert is_code(path)


@pytest.mark.parametrize("path", COMMANDS)
def test_project_files_that_run_commands_are_code_without_functions(path: str) -> None:
    assert is_code(path)
    assert unread_language(path) is None


@pytest.mark.parametrize("path", NO_CODE)
def test_what_no_machine_executes_is_no_code(path: str) -> None:
    assert not is_code(path)


def test_an_executable_file_without_a_suffix_is_code() -> None:
    assert is_code("bin/tool", executable=True)
    assert not is_code("bin/tool")
    assert not is_code("photo.png", executable=True)


def test_every_suffix_that_lizard_reads_is_measured() -> None:
    suffixes = [suffix for reader in lizard.languages() for suffix in reader.ext]
    assert len(suffixes) > 50
    assert [one for one in suffixes if language_of(f"x.{one}") is None] == []


@pytest.mark.parametrize("path", MEASURED)
def test_lizard_knows_each_languages_own_suffix(path: str) -> None:
    language = language_of(path)
    assert language
    assert lizard.get_reader_for(f"x.{suffix_of(language)}")
