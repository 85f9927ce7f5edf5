"""Completion of commands, subcommands and options for bash, zsh and fish.

The scripts are made from the table and the commands' own parsers, so that they cannot fall behind.
All three ask the same list of cases: after these words, these words are possible.
"""

from collections.abc import Iterator
from importlib import import_module
from typing import Final

from worknode_guard.cli.parsing import CommandParser, parser_of
from worknode_guard.cli.table import COMMANDS
from worknode_guard.named import NamedTuple

SHELLS: Final = ("bash", "zsh", "fish")


class Case(NamedTuple):
    """What may follow.

    Attributes:
        before: The command and its subcommands so far, joined by a space; empty at the start.
        words: Subcommands and options, or the commands.
    """

    before: str
    words: tuple[str, ...]


def completion_for(shell: str) -> str:
    """Give the script for a shell out of `SHELLS`; every line ends in LF."""
    make = {"bash": _bash, "zsh": _zsh, "fish": _fish}[shell]
    return "".join(f"{line}\n" for line in make(list(_cases())))


def _cases() -> Iterator[Case]:
    names = tuple(command.name for command in COMMANDS)
    yield Case("", (*names, "--help", "--version"))
    for command in COMMANDS:
        parser = parser_of(command.name, import_module(command.module))
        yield from _cases_of(command.name, parser)


def _cases_of(before: str, parser: CommandParser) -> Iterator[Case]:
    below = parser.subparsers()
    yield Case(before, (*below, *parser.options()))
    for name, nested in below.items():
        yield from _cases_of(f"{before} {name}", nested)


def _bash(cases: list[Case]) -> Iterator[str]:
    yield "# bash completion of worknode-guard; source it from ~/.bashrc"
    yield from _posix_walk(cases, "_worknode_guard_words")
    yield "_worknode_guard() {"
    yield "    local current=${COMP_WORDS[COMP_CWORD]}"
    yield '    local words=$(_worknode_guard_words "${COMP_WORDS[@]:1:COMP_CWORD-1}")'
    yield '    COMPREPLY=($(compgen -W "$words" -- "$current"))'
    yield "}"
    yield "complete -o default -F _worknode_guard worknode-guard"


def _zsh(cases: list[Case]) -> Iterator[str]:
    yield "#compdef worknode-guard"
    yield "# zsh completion of worknode-guard; put it on $fpath as _worknode-guard, or source it"
    yield from _posix_walk(cases, "_worknode_guard_words")
    yield "_worknode_guard() {"
    yield '    compadd -- ${=$(_worknode_guard_words "${(@)words[2,CURRENT-1]}")}'
    yield "    _files"
    yield "}"
    yield "compdef _worknode_guard worknode-guard"


def _posix_walk(cases: list[Case], name: str) -> Iterator[str]:
    """Write a function that prints the words that may follow its arguments."""
    known = "|".join(f'"{case.before}"' for case in cases if case.before)
    yield f"{name}() {{"
    yield "    local before= word"
    yield '    for word in "$@"; do'
    yield '        case "${before:+$before }$word" in'
    yield f'            {known}) before="${{before:+$before }}$word" ;;'
    yield "        esac"
    yield "    done"
    yield '    case "$before" in'
    for case in cases:
        yield f'        "{case.before}") echo "{" ".join(case.words)}" ;;'
    yield "    esac"
    yield "}"


def _fish(cases: list[Case]) -> Iterator[str]:
    known = " ".join(f"'{case.before}'" for case in cases if case.before)
    yield "# fish completion of worknode-guard; put it into ~/.config/fish/completions"
    yield "function __worknode_guard_words"
    yield "    set -l before ''"
    yield "    for word in (commandline -opc)[2..-1]"
    yield '        set -l longer (string trim "$before $word")'
    yield f"        contains -- $longer {known}; and set before $longer"
    yield "    end"
    yield "    switch $before"
    for case in cases:
        yield f"        case '{case.before}'"
        yield f"            printf '%s\\n' {' '.join(case.words)}"
    yield "    end"
    yield "end"
    yield "complete -c worknode-guard -a '(__worknode_guard_words)'"
