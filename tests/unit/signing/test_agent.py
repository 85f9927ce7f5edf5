"""The running ssh-agent, a real one and ones that misbehave."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support import openssh
from support.keys import key
from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.model.publickeys import blob_of
from worknode_guard.model.sshwire import string, uint32
from worknode_guard.signing.agent import agent_keys, sign_by_agent
from worknode_guard.signing.sign import sign

ALICE = key("alice")
ONE_KEY = b"\x0c" + uint32(1) + string(blob_of(ALICE.public)) + string(b"alice")


@contextmanager
def answering(folder: Path, *answers: bytes) -> Iterator[dict[str, str]]:
    """An agent that gives these raw answers, one for each connection; an empty one hangs."""
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / "fake.sock"))
    listener.listen()
    done = threading.Event()

    def serve() -> None:
        for answer in answers:
            link, _ = listener.accept()
            with link:
                link.recv(4096)
                if answer:
                    link.sendall(answer)
                else:
                    done.wait(10)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield openssh.environment(folder, SSH_AUTH_SOCK=str(folder / "fake.sock"))
    finally:
        done.set()
        thread.join(10)
        listener.close()


def test_lists_the_keys_of_an_agent_and_passes_over_other_kinds(tmp_path: Path) -> None:
    alice, bob = ALICE.write(tmp_path), key("bob").write(tmp_path)
    rsa = openssh.new_key(tmp_path / "rsa", kind="rsa")
    with openssh.agent(tmp_path, alice, rsa, bob) as environ:
        assert agent_keys(environ) == (ALICE.public, key("bob").public)


def test_an_empty_agent_has_no_keys(tmp_path: Path) -> None:
    with openssh.agent(tmp_path) as environ:
        assert agent_keys(environ) == ()


def test_no_agent_has_no_keys(tmp_path: Path) -> None:
    assert agent_keys({}) == ()
    assert agent_keys({"SSH_AUTH_SOCK": ""}) == ()
    assert agent_keys({"SSH_AUTH_SOCK": str(tmp_path / "gone")}) == ()


@pytest.mark.parametrize(
    "answer",
    [
        b"\0\0",
        b"\0\0\0\0",
        uint32(1 << 30) + b"\x0c",
        string(ONE_KEY)[:-1],
        string(ONE_KEY[:-1]),
        string(ONE_KEY + b"\0"),
        string(b"\x05"),
        string(b"\x0e" + ONE_KEY[1:]),
    ],
)
def test_nonsense_means_no_keys(tmp_path: Path, answer: bytes) -> None:
    with answering(tmp_path, answer) as environ:
        assert agent_keys(environ) == ()


def test_an_agent_that_answers_has_its_keys(tmp_path: Path) -> None:
    with answering(tmp_path, string(ONE_KEY)) as environ:
        assert agent_keys(environ) == (ALICE.public,)


def test_an_agent_that_hangs_is_not_waited_for(tmp_path: Path) -> None:
    with answering(tmp_path, b"") as environ:
        assert agent_keys(environ, timeout_s=0.05) == ()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (string(b"\x05"), "the agent refused"),
        (b"", "did not answer within 0.05 seconds"),
        (string(b"\x0e" + string(b"sig") + b"\0"), "left over"),
        (b"\0\0\0\x09", "incomplete"),
    ],
)
def test_tells_why_an_agent_did_not_sign(tmp_path: Path, answer: bytes, why: str) -> None:
    with (
        answering(tmp_path, answer) as environ,
        pytest.raises(UndecidedError, match="ssh-agent did not sign") as caught,
    ):
        sign_by_agent(ALICE.public, b"data", environ, timeout_s=0.05)
    assert why in caught.value.why


@pytest.mark.parametrize("made", [b"", b"nonsense", string(b"ssh-ed25519") + string(bytes(64))])
def test_a_signature_that_does_not_hold_is_not_given_on(tmp_path: Path, made: bytes) -> None:
    answers = (string(ONE_KEY), string(b"\x0e" + string(made)))
    with (
        answering(tmp_path, *answers) as environ,
        pytest.raises(UndecidedError, match="does not hold"),
    ):
        sign(b"message", ALICE.public, "git", environ)


def test_a_key_that_no_agent_holds_is_missing(tmp_path: Path) -> None:
    with (
        openssh.agent(tmp_path) as environ,
        pytest.raises(UsageError, match="no private key for SHA256:"),
    ):
        sign(b"message", ALICE.public, "git", environ)
