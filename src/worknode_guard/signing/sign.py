"""Signing with whatever the user has: ssh-agent, ssh-keygen, or an unencrypted key file."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from worknode_guard.errors import UndecidedError, UsageError
from worknode_guard.model.keys import BadSignature, PublicKey
from worknode_guard.model.publickeys import blob_of
from worknode_guard.signing import sshsig
from worknode_guard.signing.agent import agent_keys, sign_by_agent
from worknode_guard.signing.keyfiles import private_path, read_private_key, read_public_half
from worknode_guard.signing.keypair import sign_with
from worknode_guard.signing.sodium import sha512
from worknode_guard.signing.verify import verify

# Long enough to find a security key, short enough for a script that nobody watches.
_PATIENCE_S: Final = 120.0


def sign(
    message: bytes,
    key: Path | PublicKey,
    namespace: str,
    environ: Mapping[str, str],
    *,
    timeout_s: float = _PATIENCE_S,
) -> bytes:
    """Sign exact bytes, and return the armoured signature.

    The agent is asked first, then `ssh-keygen -Y sign`; where that is not installed, an
    unencrypted key file is used directly. Whatever signed, the result is verified.

    Args:
        message: What to sign.
        key: The key's file, private or `.pub`; or a public key that the agent holds.
        namespace: What the signature is for: `git`, or `<kind>@worknode-guard`.
        environ: The user's environment, for ssh-agent (`SSH_AUTH_SOCK`) and `PATH`.
        timeout_s: How long a passphrase, PIN or touch may take.

    Raises:
        UsageError: The key is not there, or not one that can be used here.
        UndecidedError: No one signed (cancelled, timed out, refused), or what came back does not
            verify.
    """
    public = key if isinstance(key, PublicKey) else read_public_half(key)
    if public in agent_keys(environ):
        armoured = _by_agent(message, public, namespace, environ, timeout_s)
    elif isinstance(key, PublicKey):
        raise _not_in_agent(public)
    else:
        armoured = _by_file(message, private_path(key), public, namespace, environ, timeout_s)
    verified = verify(message, armoured, namespace)
    if isinstance(verified, BadSignature) or verified.key != public:
        why = verified.reason if isinstance(verified, BadSignature) else "another key signed"
        raise UndecidedError(
            f"the new signature of {public.fingerprint} does not hold",
            why=why,
            fix="check that the key's private and public files belong together, then sign again",
        )
    return armoured


def _by_agent(
    message: bytes, key: PublicKey, namespace: str, environ: Mapping[str, str], timeout_s: float
) -> bytes:
    name = namespace.encode()
    framed = sshsig.signed_bytes(name, b"sha512", sha512(message))
    made = sign_by_agent(key, framed, environ, timeout_s)
    return sshsig.seal(blob_of(key), name, b"sha512", made)


def _by_file(
    message: bytes,
    path: Path,
    public: PublicKey,
    namespace: str,
    environ: Mapping[str, str],
    timeout_s: float,
) -> bytes:
    from worknode_guard.signing.sshkeygen import (  # noqa: PLC0415  it brings subprocess along
        find_ssh_keygen,
        sign_by_ssh_keygen,
    )

    if not path.is_file():
        raise _not_in_agent(public)
    program = find_ssh_keygen(environ)
    if program is None:
        return sign_with(read_private_key(path), message, namespace)
    return sign_by_ssh_keygen(
        program,
        message,
        path.absolute(),
        namespace,
        environ,
        shown=public.is_hardware,
        timeout_s=timeout_s,
    )


def _not_in_agent(key: PublicKey) -> UsageError:
    return UsageError(
        f"no private key for {key.fingerprint}",
        why="ssh-agent does not hold it, and no private file stands beside its .pub file",
        fix="add it with ssh-add, or name the file of the private key",
    )
