"""Whatever we accept, OpenSSH and git accept; whatever they sign, we accept."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support import edwards, openssh
from support.hardware import TOUCHED, VERIFIED, hardware
from support.keys import key
from support.repos import Repo
from worknode_guard.gitio.commits import parse_commit
from worknode_guard.model.keys import BadSignature, Signature
from worknode_guard.model.publickeys import point_of
from worknode_guard.signing import sshsig
from worknode_guard.signing.sodium import sha512
from worknode_guard.signing.verify import verify

pytestmark = pytest.mark.git

ALICE = key("alice")
PURPOSE = "capability@worknode-guard"
MESSAGES = {
    "nothing": b"",
    "a line": b"a line\n",
    "bytes": bytes(range(256)),
    "a large file": b"0123456789abcdef" * 8192,
}


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    made = Repo(tmp_path / "repo")
    (tmp_path / "allowed").write_text(f"alice {ALICE.line}\n")
    made.git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "allowed"))
    return made


def judged(raw: bytes) -> Signature | BadSignature | None:
    """Our verdict on a commit object."""
    parsed = parse_commit("a" * 40, raw)
    return verify(parsed.payload, parsed.signature, "git") if parsed.signature else None


@pytest.mark.parametrize("case", MESSAGES)
@pytest.mark.parametrize("hash_name", ["sha256", "sha512"])
def test_we_accept_what_ssh_keygen_signs(tmp_path: Path, case: str, hash_name: str) -> None:
    made = openssh.sign(ALICE.write(tmp_path), MESSAGES[case], PURPOSE, hash_name)
    assert verify(MESSAGES[case], made, PURPOSE) == Signature(ALICE.public)


@pytest.mark.parametrize("case", MESSAGES)
def test_ssh_keygen_accepts_what_we_sign(tmp_path: Path, case: str) -> None:
    made = ALICE.sign(MESSAGES[case], PURPOSE)
    assert made == openssh.sign(ALICE.write(tmp_path), MESSAGES[case], PURPOSE)
    assert openssh.accepts(tmp_path, MESSAGES[case], made, PURPOSE)
    assert not openssh.accepts(tmp_path, MESSAGES[case] + b"x", made, PURPOSE)


def test_ssh_keygen_knows_who_signed(tmp_path: Path) -> None:
    (tmp_path / "allowed").write_text(f"alice {ALICE.line}\n")
    (tmp_path / "sig").write_bytes(ALICE.sign(b"m", PURPOSE))
    said = openssh.run(
        *("ssh-keygen", "-Y", "verify", "-f", str(tmp_path / "allowed"), "-I", "alice"),
        *("-n", PURPOSE, "-s", str(tmp_path / "sig")),
        stdin=b"m",
    )
    assert ALICE.public.fingerprint in said.decode()


@pytest.mark.parametrize("flags", [0, TOUCHED, VERIFIED, TOUCHED | VERIFIED, 0xFF])
@pytest.mark.parametrize("application", [b"ssh:", b"ssh:a name with spaces"])
def test_ssh_keygen_agrees_about_hardware_keys(
    tmp_path: Path, flags: int, application: bytes
) -> None:
    token = hardware("alice", flags)._replace(application=application)
    made = token.sign(b"m", "git")
    assert isinstance(verify(b"m", made, "git"), Signature)
    assert openssh.accepts(tmp_path, b"m", made, "git")
    forged = sshsig.write(sshsig.read(made)._replace(flags=flags ^ TOUCHED))
    assert isinstance(verify(b"m", forged, "git"), BadSignature)
    assert not openssh.accepts(tmp_path, b"m", forged, "git")


@pytest.mark.parametrize("times", [0, 1, 2, 4])
def test_ssh_keygen_agrees_about_an_r_of_mixed_order(tmp_path: Path, times: int) -> None:
    # A verifier that multiplies by the cofactor would accept all of these.
    framed = sshsig.signed_bytes(b"git", b"sha512", sha512(b"m"))
    raw = edwards.sign_twisted(
        edwards.scalar_of(ALICE.pair.seed),
        point_of(ALICE.public),
        framed,
        edwards.EIGHTH * times,
    )
    made = sshsig.write(sshsig.read(ALICE.sign(b"m", "git"))._replace(raw=raw))
    accepted = isinstance(verify(b"m", made, "git"), Signature)
    assert accepted == openssh.accepts(tmp_path, b"m", made, "git") == (times == 0)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.integers(0, len(ALICE.sign(b"m", "git")) - 1),
    remove=st.integers(0, 3),
    insert=st.sampled_from([b"", b" ", b"\n", b"\r", b"\t", b"=", b"A", b"/", b"\0", b"-"]),
)
def test_what_we_accept_of_damaged_text_ssh_keygen_accepts(
    tmp_path: Path, where: int, remove: int, insert: bytes
) -> None:
    good = ALICE.sign(b"m", "git")
    damaged = good[:where] + insert + good[where + remove :]
    if isinstance(verify(b"m", damaged, "git"), Signature):
        assert openssh.accepts(tmp_path, b"m", damaged, "git")
        assert damaged in {good, good.removesuffix(b"\n")}


def test_we_accept_what_git_signs(repo: Repo) -> None:
    oid = repo.commit("A subject\n\nA body.\n\nWorknode-Task: t@1\n", {"f": "1"}, key=ALICE)
    raw = repo.git("cat-file", "commit", oid).encode() + b"\n"
    assert judged(raw) == Signature(ALICE.public)
    assert repo.succeeds("verify-commit", oid)


@pytest.mark.parametrize("message", [b"", b"no line end", b"\n\nblank first\n", b"\xff\xfe\n"])
def test_git_agrees_whatever_the_message(repo: Repo, message: bytes) -> None:
    payload = b"tree " + repo.git("mktree", stdin=b"").encode()
    payload += b"\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n" + message
    armoured = ALICE.sign(payload, "git").removesuffix(b"\n").replace(b"\n", b"\n ")
    head, _, rest = payload.partition(b"\n\n")
    raw = head + b"\ngpgsig " + armoured + b"\n\n" + rest
    assert judged(raw) == Signature(ALICE.public)
    assert repo.succeeds("verify-commit", repo.raw("commit", raw))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"A subject", b"B subject"),
        (b"\nauthor ", b"\nauthor x"),
        (b"+0000\ncommitter", b"+0001\ncommitter"),
        (b"\n\nA subject", b"\n\n\nA subject"),
    ],
)
def test_git_agrees_that_a_changed_commit_is_not_signed(repo: Repo, old: bytes, new: bytes) -> None:
    oid = repo.commit("A subject\n", {"f": "1"}, key=ALICE)
    raw = repo.git("cat-file", "commit", oid).encode() + b"\n"
    changed = raw.replace(old, new, 1)
    assert changed != raw
    assert isinstance(judged(changed), BadSignature)
    assert not repo.succeeds("verify-commit", repo.raw("commit", changed))
