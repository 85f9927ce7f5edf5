"""The running ssh-agent: which keys it holds, and signing with one (RFC 9987, SSH agent protocol).

Asked over its socket, without ssh-add, so that signing needs no program and no file.
"""

from collections.abc import Mapping
from typing import Final

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.publickeys import blob_of, public_key_from_blob
from worknode_guard.model.sshwire import Reader, WireError, string, uint32

_REQUEST_IDENTITIES: Final = 11
_IDENTITIES_ANSWER: Final = 12
_SIGN_REQUEST: Final = 13
_SIGN_RESPONSE: Final = 14
# The limit that OpenSSH sets for its own messages.
_LONGEST: Final = 256 * 1024


def agent_keys(environ: Mapping[str, str], timeout_s: float = 10) -> tuple[PublicKey, ...]:
    """Return the Ed25519 keys in the agent that `SSH_AUTH_SOCK` names; none if none answers."""
    try:
        reader = Reader(_ask(environ, bytes([_REQUEST_IDENTITIES]), _IDENTITIES_ANSWER, timeout_s))
        blobs = []
        for _ in range(reader.uint32()):
            blobs.append(reader.string())
            reader.string()  # the comment
        reader.end()
    except (OSError, WireError):
        return ()
    return tuple(key for key in map(_known, blobs) if key)


def sign_by_agent(
    key: PublicKey, data: bytes, environ: Mapping[str, str], timeout_s: float
) -> bytes:
    """Have the agent sign `data`, and return the signature in wire format.

    Raises:
        UndecidedError: The agent refused, did not answer in time, or answered nonsense.
    """
    question = bytes([_SIGN_REQUEST]) + string(blob_of(key)) + string(data) + uint32(0)
    try:
        reader = Reader(_ask(environ, question, _SIGN_RESPONSE, timeout_s))
        signature = reader.string()
        reader.end()
    except TimeoutError:
        why = f"it did not answer within {timeout_s:g} seconds"
    except (OSError, WireError) as error:
        why = str(error)
    else:
        return signature
    raise UndecidedError(
        f"ssh-agent did not sign with {key.fingerprint}",
        why=why,
        fix="confirm the request or touch the security key when asked; see also: ssh-add -l",
    )


def _known(blob: bytes) -> PublicKey | None:
    """Read a key; None for the kinds that are of no use here."""
    try:
        return public_key_from_blob(blob)
    except UsageError:
        return None


def _ask(environ: Mapping[str, str], question: bytes, answer: int, timeout_s: float) -> bytes:
    """Send one message and return the body of the answer."""
    import socket  # noqa: PLC0415  only who signs pays for it

    path = environ.get("SSH_AUTH_SOCK", "")
    if not path or not hasattr(socket, "AF_UNIX"):
        raise ConnectionError("no ssh-agent is running")
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(timeout_s)
        link.connect(path)
        link.sendall(string(question))
        with link.makefile("rb") as stream:
            length = int.from_bytes(stream.read(4), "big")
            body = stream.read(length) if 0 < length <= _LONGEST else b""
    if not body or len(body) != length:
        raise WireError("the agent's answer is incomplete")
    if body[0] != answer:
        raise WireError("the agent refused")
    return body[1:]
