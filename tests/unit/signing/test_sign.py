"""Signing with whatever the user has."""

import os
from pathlib import Path

import pytest

from support import openssh
from support.hardware import hardware
from support.keys import key
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.model.keys import Signature
from worknode_guard.signing.keyfiles import public_path, read_public_file
from worknode_guard.signing.keypair import sign_with
from worknode_guard.signing.sign import sign
from worknode_guard.signing.sshkeygen import find_ssh_keygen
from worknode_guard.signing.verify import verify

ALICE = key("alice")
BOB = key("bob")
MESSAGE = b"a document\n"
PURPOSE = "plan@worknode-guard"


def script(path: Path, *lines: str) -> Path:
    """Write a program."""
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]))
    path.chmod(0o755)
    return path


def bare(folder: Path) -> dict[str, str]:
    """An environment in which ssh-keygen is not installed."""
    return openssh.environment(folder) | {"PATH": str(folder)}


@pytest.fixture
def alice(tmp_path: Path) -> Path:
    return ALICE.write(tmp_path)


def test_signs_by_ssh_keygen(alice: Path, tmp_path: Path) -> None:
    made = sign(MESSAGE, alice, PURPOSE, openssh.environment(tmp_path))
    assert made == ALICE.sign(MESSAGE, PURPOSE)
    assert openssh.accepts(tmp_path, MESSAGE, made, PURPOSE)


def test_signs_in_process_where_ssh_keygen_is_missing(alice: Path, tmp_path: Path) -> None:
    assert sign(MESSAGE, alice, PURPOSE, bare(tmp_path)) == ALICE.sign(MESSAGE, PURPOSE)


def test_the_name_of_the_public_file_names_the_private_one(alice: Path, tmp_path: Path) -> None:
    for environ in (bare(tmp_path), openssh.environment(tmp_path)):
        made = sign(MESSAGE, public_path(alice), PURPOSE, environ)
        assert made == ALICE.sign(MESSAGE, PURPOSE)


def test_a_relative_path_is_the_callers(
    alice: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = sign(MESSAGE, Path(alice.name), PURPOSE, openssh.environment(tmp_path))
    assert made == ALICE.sign(MESSAGE, PURPOSE)


def test_asks_the_agent_first(alice: Path, tmp_path: Path) -> None:
    with openssh.agent(tmp_path, alice) as environ:
        alice.unlink()
        for named in (alice, public_path(alice), ALICE.public):
            made = sign(MESSAGE, named, PURPOSE, environ | {"PATH": ""})
            assert verify(MESSAGE, made, PURPOSE) == Signature(ALICE.public)
            assert openssh.accepts(tmp_path, MESSAGE, made, PURPOSE)


def test_the_agent_opens_an_encrypted_key(tmp_path: Path) -> None:
    path = openssh.new_key(tmp_path / "locked", passphrase="secret")
    asked = script(tmp_path / "askpass", "echo secret")
    with openssh.agent(tmp_path) as environ:
        force = {"SSH_ASKPASS": str(asked), "SSH_ASKPASS_REQUIRE": "force"}
        openssh.run("ssh-add", "-q", str(path), environ=environ | force)
        made = sign(MESSAGE, path, PURPOSE, environ)
    assert openssh.accepts(tmp_path, MESSAGE, made, PURPOSE)


def test_ssh_keygen_asks_for_the_passphrase(tmp_path: Path) -> None:
    path = openssh.new_key(tmp_path / "locked", passphrase="secret")
    asked = script(tmp_path / "askpass", "echo secret")
    environ = openssh.environment(
        tmp_path, SSH_ASKPASS=str(asked), SSH_ASKPASS_REQUIRE="force", DISPLAY=":none"
    )
    made = sign(MESSAGE, path, PURPOSE, environ)
    expected = Signature(read_public_file(public_path(path)))
    assert verify(MESSAGE, made, PURPOSE) == expected


@pytest.mark.parametrize("answer", ["echo wrong", "exit 1"])
def test_a_passphrase_that_is_wrong_or_cancelled(tmp_path: Path, answer: str) -> None:
    path = openssh.new_key(tmp_path / "locked", passphrase="secret")
    asked = script(tmp_path / "askpass", answer)
    environ = openssh.environment(
        tmp_path, SSH_ASKPASS=str(asked), SSH_ASKPASS_REQUIRE="force", DISPLAY=":none"
    )
    with pytest.raises(UndecidedError, match="ssh-keygen did not sign with") as caught:
        sign(MESSAGE, path, PURPOSE, environ)
    assert "passphrase" in caught.value.why
    assert f"ssh-add {path}" in caught.value.fix


def test_an_encrypted_key_without_ssh_keygen(tmp_path: Path) -> None:
    path = openssh.new_key(tmp_path / "locked", passphrase="secret")
    with pytest.raises(UsageError, match="is encrypted"):
        sign(MESSAGE, path, PURPOSE, bare(tmp_path))


def test_a_passphrase_that_nobody_enters(alice: Path, tmp_path: Path) -> None:
    script(tmp_path / "ssh-keygen", "exec /bin/sleep 20")
    with pytest.raises(UndecidedError) as caught:
        sign(MESSAGE, alice, PURPOSE, bare(tmp_path), timeout_s=0.2)
    assert caught.value.why == "it was not done within 0.2 seconds"


def test_a_program_that_signs_something_else(alice: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(ALICE.sign(b"something else", PURPOSE))
    script(tmp_path / "ssh-keygen", f'for last; do :; done; /bin/cp {tmp_path}/other "$last.sig"')
    with pytest.raises(UndecidedError, match="does not hold") as caught:
        sign(MESSAGE, alice, PURPOSE, bare(tmp_path))
    assert caught.value.why == "it does not match the signed bytes"


def test_a_program_that_signs_with_another_key(alice: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(BOB.sign(MESSAGE, PURPOSE))
    script(tmp_path / "ssh-keygen", f'for last; do :; done; /bin/cp {tmp_path}/other "$last.sig"')
    with pytest.raises(UndecidedError, match="does not hold") as caught:
        sign(MESSAGE, alice, PURPOSE, bare(tmp_path))
    assert caught.value.why == "another key signed"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("exit 0", "No such file or directory"),
        ("exit 3", "it ended with status 3"),
        ("echo one >&2; echo two >&2; exit 1", "two"),
    ],
)
def test_a_program_that_does_not_sign(alice: Path, tmp_path: Path, line: str, why: str) -> None:
    script(tmp_path / "ssh-keygen", line)
    with pytest.raises(UndecidedError, match="ssh-keygen did not sign") as caught:
        sign(MESSAGE, alice, PURPOSE, bare(tmp_path))
    assert why in caught.value.why


def test_a_program_that_cannot_start(alice: Path, tmp_path: Path) -> None:
    program = tmp_path / "ssh-keygen"
    program.write_text("#!/no/such/interpreter\n")
    program.chmod(0o755)
    with pytest.raises(UndecidedError, match="ssh-keygen did not sign") as caught:
        sign(MESSAGE, alice, PURPOSE, bare(tmp_path))
    assert "No such file" in caught.value.why


def test_the_program_sees_only_what_it_needs(alice: Path, tmp_path: Path) -> None:
    script(tmp_path / "ssh-keygen", f"/usr/bin/env > {tmp_path}/seen; exit 1")
    environ = bare(tmp_path) | {"LD_PRELOAD": "x", "GIT_DIR": "y", "DISPLAY": ":7", "TERM": "vt"}
    with pytest.raises(UndecidedError):
        sign(MESSAGE, alice, PURPOSE, environ)
    seen = dict(line.split("=", 1) for line in (tmp_path / "seen").read_text().splitlines())
    shell = {"PWD", "_", "SHLVL", "OLDPWD"}
    assert seen.keys() - shell == {"DISPLAY", "HOME", "LC_ALL", "PATH", "TERM"}
    assert seen["DISPLAY"] == ":7"
    assert seen["LC_ALL"] == "C"


def test_a_hardware_key_may_speak_to_its_person(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    token = hardware("alice")
    (tmp_path / "token.pub").write_text(f"{token.line}\n")
    (tmp_path / "token").write_text("what ssh-keygen asks the authenticator with")
    (tmp_path / "made").write_bytes(token.sign(MESSAGE, PURPOSE))
    script(
        tmp_path / "ssh-keygen",
        "echo 'Confirm user presence' >&2",
        f'for last; do :; done; /bin/cp {tmp_path}/made "$last.sig"',
    )
    made = sign(MESSAGE, tmp_path / "token.pub", PURPOSE, bare(tmp_path))
    assert verify(MESSAGE, made, PURPOSE) == Signature(token.public, touched=True)
    assert "Confirm user presence" in capfd.readouterr().err


def test_a_public_file_alone_cannot_sign(alice: Path, tmp_path: Path) -> None:
    alice.unlink()
    with pytest.raises(UsageError, match="no private key for SHA256:") as caught:
        sign(MESSAGE, public_path(alice), PURPOSE, openssh.environment(tmp_path))
    assert "ssh-add" in caught.value.fix


def test_a_key_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        sign(MESSAGE, tmp_path / "none", PURPOSE, openssh.environment(tmp_path))


def test_a_relative_folder_of_the_path_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(tmp_path / "ssh-keygen", "exit 0")
    monkeypatch.chdir(tmp_path)
    assert find_ssh_keygen({"PATH": f".{os.pathsep}{os.pathsep}bin"}) is None
    assert find_ssh_keygen({}) is None
    assert find_ssh_keygen({"PATH": f".:{tmp_path}"}) == str(tmp_path / "ssh-keygen")


def test_a_folder_is_no_program(tmp_path: Path) -> None:
    (tmp_path / "ssh-keygen").mkdir()
    assert find_ssh_keygen({"PATH": str(tmp_path)}) is None


def test_signing_in_process_is_repeatable() -> None:
    assert sign_with(ALICE.pair, MESSAGE, "git") == sign_with(ALICE.pair, MESSAGE, "git")
    assert sign_with(ALICE.pair, MESSAGE, "git") != sign_with(ALICE.pair, MESSAGE, PURPOSE)
