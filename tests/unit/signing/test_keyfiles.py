"""Key files on the disk: made once, read with suspicion."""

import os
from pathlib import Path

import pytest

from support import openssh
from support.keys import key
from worknode_guard.errors import GuardError, UndecidedError, UsageError
from worknode_guard.signing.keyfiles import (
    make_key,
    private_path,
    public_path,
    read_private_key,
    read_public_file,
    read_public_half,
)
from worknode_guard.signing.keypair import sign_with

ALICE = key("alice")


def test_makes_a_pair_that_ssh_keygen_reads(tmp_path: Path) -> None:
    path = tmp_path / "agent"
    made = make_key(path, "impl-1 of a project")
    shown = openssh.run("ssh-keygen", "-y", "-f", str(path)).decode()
    assert shown == f"{made.text} impl-1 of a project\n"
    assert public_path(path).read_text() == shown
    listed = openssh.run("ssh-keygen", "-l", "-f", str(path)).decode()
    assert made.fingerprint in listed
    assert path.stat().st_mode & 0o777 == 0o600
    assert read_private_key(path).public == made


def test_reads_a_key_that_ssh_keygen_made(tmp_path: Path) -> None:
    path = openssh.new_key(tmp_path / "made")
    pair = read_private_key(path)
    assert pair.public == read_public_file(public_path(path))
    assert openssh.accepts(tmp_path, b"m", sign_with(pair, b"m", "git"), "git")


@pytest.mark.parametrize("existing", ["agent", "agent.pub"])
def test_never_writes_over_a_file(tmp_path: Path, existing: str) -> None:
    (tmp_path / existing).write_text("mine")
    with pytest.raises(UsageError, match="exists already"):
        make_key(tmp_path / "agent", "")
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == {existing: "mine"}


def test_never_follows_a_link_to_write(tmp_path: Path) -> None:
    (tmp_path / "agent").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="exists already"):
        make_key(tmp_path / "agent", "")
    assert not (tmp_path / "elsewhere").exists()


def test_says_that_there_is_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(UndecidedError, match="cannot be written") as caught:
        make_key(tmp_path / "no" / "agent", "")
    assert caught.value.why == "No such file or directory"


def test_leaves_nothing_behind_on_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UndecidedError, match="cannot be written") as caught:
        make_key(tmp_path / "agent", "")
    assert caught.value.why == "No space left on device"
    assert not list(tmp_path.iterdir())


def test_a_comment_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="one printable line"):
        make_key(tmp_path / "agent", "a\nssh-ed25519 AAAA")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o610])
def test_does_not_read_a_key_that_others_can(tmp_path: Path, mode: int) -> None:
    path = ALICE.write(tmp_path)
    path.chmod(mode)
    with pytest.raises(UsageError, match="can be read by others") as caught:
        read_private_key(path)
    assert caught.value.fix == f"chmod 600 {path}"


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_reads_a_key_that_others_cannot(tmp_path: Path, mode: int) -> None:
    path = ALICE.write(tmp_path)
    path.chmod(mode)
    assert read_private_key(path) == ALICE.pair


def test_says_what_is_missing(tmp_path: Path) -> None:
    for read in (read_private_key, read_public_half, read_public_file):
        with pytest.raises(UsageError, match="cannot be read") as caught:
            read(tmp_path / "none")
        assert caught.value.why == "No such file or directory"


def test_a_folder_is_no_key(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read") as caught:
        read_public_half(tmp_path)
    assert "size of a key" in caught.value.why


def test_a_large_file_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(bytes(20_000))
    with pytest.raises(UsageError, match="cannot be read"):
        read_public_half(tmp_path / "big")


def test_a_path_with_nul_is_no_key() -> None:
    with pytest.raises(GuardError, match="cannot be read"):
        read_private_key(Path("a\0b"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_says_that_a_key_may_not_be_read(tmp_path: Path) -> None:
    path = ALICE.write(tmp_path)
    path.chmod(0)
    with pytest.raises(UsageError, match="cannot be read") as caught:
        read_private_key(path)
    assert caught.value.why == "Permission denied"


def test_says_that_a_read_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_path: Path) -> bytes:
        raise OSError(5, os.strerror(5))

    path = ALICE.write(tmp_path)
    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(UsageError, match="cannot be read") as caught:
        read_private_key(path)
    assert caught.value.why == "Input/output error"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "does not begin with"),
        (b"\xff\xfe", "not text"),
        (b"ssh-rsa AAAA\n", "not supported"),
        (ALICE.line.encode() + b"\n\n", "not one line"),
    ],
)
def test_a_public_file_holds_one_key(tmp_path: Path, content: bytes, why: str) -> None:
    (tmp_path / "k.pub").write_bytes(content)
    with pytest.raises(UsageError, match="not a public key") as caught:
        read_public_file(tmp_path / "k.pub")
    assert why in caught.value.why


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_public_file_may_end_as_editors_end_it(tmp_path: Path, end: bytes) -> None:
    (tmp_path / "k.pub").write_bytes(ALICE.line.encode() + b" alice" + end)
    assert read_public_file(tmp_path / "k.pub") == ALICE.public


def test_finds_the_public_half(tmp_path: Path) -> None:
    path = ALICE.write(tmp_path)
    assert read_public_half(path) == ALICE.public
    assert read_public_half(public_path(path)) == ALICE.public
    path.unlink()
    assert read_public_half(path) == ALICE.public


def test_finds_the_public_half_of_an_encrypted_key(tmp_path: Path) -> None:
    path = openssh.new_key(tmp_path / "locked", passphrase="secret")
    expected = read_public_file(public_path(path))
    public_path(path).unlink()
    assert read_public_half(path) == expected
    with pytest.raises(UsageError, match="encrypted"):
        read_private_key(path)


def test_an_rsa_key_is_refused(tmp_path: Path) -> None:
    path = openssh.new_key(tmp_path / "rsa", kind="rsa")
    with pytest.raises(UsageError, match="not a private key that can be used here") as caught:
        read_private_key(path)
    assert "not an Ed25519 key" in caught.value.why


@pytest.mark.parametrize("name", ["id", "id.work", "id.pub", "id.work.pub"])
def test_the_two_names_belong_together(name: str) -> None:
    private = name.removesuffix(".pub")
    assert private_path(Path("/k", name)) == Path("/k", private)
    assert public_path(Path("/k", name)) == Path("/k", private + ".pub")
