"""From arguments to one command: the table is looked up, and only the named command imported.

Every error that a command raises becomes plain words and an exit code here, and nowhere else.
"""

import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import Final, NoReturn

from worknode_guard.cli.output import complain, emit, hold_standard_streams, say
from worknode_guard.cli.table import COMMANDS, Command, command_named
from worknode_guard.errors import (
    ALLOWED,
    INTERRUPTED,
    UNDECIDED,
    USAGE,
    GuardError,
    UsageError,
)

_HELP: Final = ("-h", "--help", "help")
_VERSION: Final = ("-V", "--version")
_GIT_PLACES: Final = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_PREFIX",
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program and give its exit code; nothing is raised.

    Args:
        argv: The arguments after the program's name; None: those of this process.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    try:
        hold_standard_streams()
        return _run(arguments)
    except GuardError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  the one place where a bug ends
        from worknode_guard.cli.crash import report_crash  # noqa: PLC0415  only for a bug

        complain(report_crash(error, arguments, os.environ))
        return UNDECIDED


def run() -> NoReturn:
    """Run the program as a process of its own, and end it.

    A process that lives for 30 ms gains nothing from collecting cycles or from taking its modules
    apart at the end; the two together are a fifth of a staged check. On 300,000 lines collecting
    takes 6 to 12 % of the time and saves 2 to 16 MB. A command that lives long turns it on again.
    """
    gc.disable()
    code = main()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError, ValueError):
                # Whatever could not be written was noticed, and told, when it was.
                stream.flush()
    os._exit(code)


def _run(arguments: list[str]) -> int:
    if not arguments:
        say(_overview().removesuffix("\n"))
        return USAGE
    name, *rest = arguments
    if name in _HELP:
        emit(_overview())
        return ALLOWED
    if name in _VERSION:
        from worknode_guard import __version__  # noqa: PLC0415  needed here only

        emit(f"worknode-guard {__version__}\n")
        return ALLOWED
    command = command_named(name)
    if command is None:
        raise _unknown(name)
    module = import_module(command.module)
    if command.direct:
        code: int | None = module.run_direct(rest)
        if code is not None:
            return code
    return _run_parsed(command, module, rest)


def _run_parsed(command: Command, module: ModuleType, rest: list[str]) -> int:
    from worknode_guard.cli.parsing import parser_of  # noqa: PLC0415  argparse costs 5 ms

    parser = parser_of(command.name, module)
    try:
        args = parser.parse_args(rest)
    except SystemExit:
        # Only --help ends here: errors of ours are raised as UsageError.
        return ALLOWED
    if args.repo is None:
        args.repo = "."
    else:
        # The repository named on the command line counts, not the one whose hook called us.
        for variable in _GIT_PLACES:
            os.environ.pop(variable, None)
    code: int = module.run(args)
    return code


def _overview() -> str:
    """Give the grouped list of commands."""
    width = max(len(command.name) for command in COMMANDS)
    lines = [
        "usage: worknode-guard COMMAND [OPTION]...",
        "",
        "Signed plans and capabilities for AI coding agents, judged on every commit.",
    ]
    group = ""
    for command in COMMANDS:
        if command.group != group:
            group = command.group
            lines += ["", f"{group}:"]
        lines.append(f"  {command.name:{width}}  {command.summary}")
    lines += [
        "",
        "Exit codes: 0 allowed or done, 1 refused, 2 wrong usage or input, 3 cannot decide.",
        "`worknode-guard COMMAND --help` explains a command.",
        "",
        "Example:",
        "  worknode-guard check --staged",
    ]
    return "".join(f"{line}\n" for line in lines)


def _unknown(name: str) -> UsageError:
    from difflib import get_close_matches  # noqa: PLC0415  only where a name was mistyped

    names = [command.name for command in COMMANDS]
    near = get_close_matches(name, names, n=1)
    return UsageError(
        f"there is no command {name!r}",
        why=f"the nearest is {near[0]!r}" if near else f"the commands are {', '.join(names)}",
        fix="see worknode-guard --help",
    )
