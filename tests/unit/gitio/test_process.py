import os
from pathlib import Path

import pytest

from worknode_guard.gitio.failures import GitFailedError, GitMissingError, git_failed, quoted
from worknode_guard.gitio.process import Process, scratch_file, temporary_folder

ENVIRON = {"PATH": os.environ["PATH"]}
MEGABYTE = b"x" * (1 << 20)


def open_files() -> set[str]:
    return {place.name for place in Path("/dev/fd").iterdir()}


def test_input_and_output_of_any_size_do_not_block_each_other() -> None:
    with Process(
        ["sh", "-c", "cat >&2; cat /dev/zero | head -c 3000000"], ENVIRON, stdin=MEGABYTE
    ) as process:
        assert len(process.out.read()) == 3_000_000
        assert process.finish() == 0
        assert process.stderr() == MEGABYTE[:4096]


def test_a_conversation_goes_both_ways() -> None:
    with Process(["cat"], ENVIRON, stdin=None) as process:
        for line in (b"one\n", b"two\n"):
            assert process.send(line)
            assert process.out.readline() == line
        assert process.finish() == 0


def test_an_exit_code_and_a_killing_signal_are_told_apart() -> None:
    with Process(["sh", "-c", "exit 3"], ENVIRON) as process:
        assert process.finish() == 3
    with Process(["sh", "-c", "kill -9 $$"], ENVIRON) as process:
        assert process.finish() == -9


def test_writing_to_a_program_that_ended_is_told() -> None:
    with Process(["true"], ENVIRON, stdin=None) as process:
        process.out.read()
        assert not process.send(MEGABYTE)


def test_leaving_early_ends_the_program_and_closes_every_file() -> None:
    before = open_files()
    with pytest.raises(ZeroDivisionError), Process(["sleep", "1000"], ENVIRON, stdin=None):
        raise ZeroDivisionError
    assert open_files() == before
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_program_that_is_missing_is_a_clear_error_and_leaks_nothing() -> None:
    before = open_files()
    with pytest.raises(GitMissingError, match="cannot be started") as caught:
        Process(["no-such-program"], ENVIRON)
    assert "no-such-program" in caught.value.why
    assert caught.value.exit_code == 3
    assert open_files() == before


def test_an_argument_with_a_nul_byte_is_a_clear_error() -> None:
    with pytest.raises(GitMissingError):
        Process(["true", "a\0b"], ENVIRON)


def test_temporary_files_go_where_the_user_says(tmp_path: Path) -> None:
    assert temporary_folder({"TMPDIR": str(tmp_path)}) == str(tmp_path)
    assert temporary_folder({"TMPDIR": str(tmp_path / "none")}) == "/tmp"


def test_a_folder_that_takes_no_file_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(GitFailedError, match="temporary file"):
        scratch_file(str(tmp_path / "none"))


def test_a_failure_says_what_git_said_escaped_and_shortened() -> None:
    failure = git_failed("x", 128, b"fatal: \x1b[31m\xff\n" + b"y" * 1000)
    assert "exit code 128" in failure.what
    assert failure.why.startswith("fatal: \\x1b[31m\ufffd / yyy")
    assert len(failure.why) < 500


def test_a_failure_tells_an_old_git_and_a_killed_one_apart() -> None:
    assert "2.38" in git_failed("merge-tree", 129, b"usage: x").fix
    assert "killed by signal 9" in git_failed("x", -9, b"").what
    assert git_failed("x", 1, b"").why == "git said nothing"


def test_outside_text_cannot_turn_the_line_around() -> None:
    assert quoted("a\u202eb".encode()) == "a\\u202eb"
