"""Commit objects, read strictly: what plain git writes, or a problem in words (WG013).

Sources: git's `commit.c` (commit_tree_extended, parse_signed_commit) for the order of headers and
for what a signature covers, `fsck.c` for identities; hash-function-transition for the two names
of the signature header.
"""

import re
from typing import Final

from worknode_guard.gitio.naming import is_oid
from worknode_guard.gitio.repository import ObjectFormat
from worknode_guard.named import NamedTuple

_IDENTITY: Final = re.compile(rb"([^<>\n\0]*) <([^<>\n\0]*)> (0|[1-9][0-9]{0,18}) [+-][0-9]{4}")
_FOREIGN: Final = (
    b"-----BEGIN PGP SIGNATURE-----",
    b"-----BEGIN PGP MESSAGE-----",
    b"-----BEGIN SIGNED MESSAGE-----",
)
_SIGNATURE_HEADERS: Final = {"sha1": b"gpgsig", "sha256": b"gpgsig-sha256"}
_LATEST: Final = 1 << 63
_LONGEST_QUOTE: Final = 40


class ParsedCommit(NamedTuple):
    """One commit object.

    Attributes:
        oid: Its full name.
        tree: Full name of its tree; empty where the object names none.
        parents: Full names, in order.
        author: Name, e-mail and date as written, raw bytes; it proves nothing.
        committer: The same.
        message: Raw bytes after the headers.
        payload: The exact bytes that the signature covers: the object without that header.
        signature: Content of the signature header, continuation removed; None without one.
        foreign: The signature is an OpenPGP or X.509 one.
        problems: Why the object is not one that plain git writes, each a sentence's end.
    """

    oid: str
    tree: str
    parents: tuple[str, ...]
    author: bytes
    committer: bytes
    message: bytes
    payload: bytes
    signature: bytes | None = None
    foreign: bool = False
    problems: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """First line of the message, for people."""
        return self.message.lstrip(b"\n").split(b"\n", 1)[0].decode("utf-8", "replace")


class _Header(NamedTuple):
    """One header with its continuation lines, raw and without the final line end."""

    key: bytes
    value: bytes
    raw: bytes


def parse_commit(oid: str, raw: bytes, object_format: ObjectFormat = "sha1") -> ParsedCommit:
    """Parse a commit object; any bytes give a commit, with problems where they are due.

    Args:
        oid: The object's full name (not checked here; the store did).
        raw: Its content.
        object_format: Hash function of its repository.
    """
    problems: list[str] = []
    head, separator, message = raw.partition(b"\n\n")
    if not separator:
        # Git writes a commit with an empty message as headers and one empty line.
        head, message = raw.removesuffix(b"\n"), b""
        problems.append("has no empty line between headers and message")
    if b"\0" in raw:
        problems.append("holds a NUL byte, after which git reads no further")
    headers = _headers(head, problems)
    signing = _SIGNATURE_HEADERS[object_format]
    _check_order(headers, signing, problems)
    signatures = [header for header in headers if header.key == signing]
    covered = [header.raw for header in headers if header.key != signing]
    signature = signatures[0].value + b"\n" if signatures else None
    return ParsedCommit(
        oid=oid,
        tree=_tree(headers, object_format, problems),
        parents=_parents(headers, object_format, problems),
        author=_identity(headers, b"author", problems),
        committer=_identity(headers, b"committer", problems),
        message=message,
        payload=b"\n".join(covered) + separator + message if signatures else raw,
        signature=signature,
        foreign=signature is not None and signature.startswith(_FOREIGN),
        problems=tuple(problems),
    )


def _headers(head: bytes, problems: list[str]) -> list[_Header]:
    """Split the headers; a line that begins with a space continues the one before."""
    headers: list[_Header] = []
    for line in head.split(b"\n"):
        key, space, value = line.partition(b" ")
        if not key and space and headers:
            before = headers[-1]
            headers[-1] = _Header(
                before.key, before.value + b"\n" + value, before.raw + b"\n" + line
            )
            continue
        if not key or not space:
            problems.append(f"has a header line without a key and a value: {_quoted(line)}")
        headers.append(_Header(key, value, line))
    return headers


def _check_order(headers: list[_Header], signing: bytes, problems: list[str]) -> None:
    """Demand exactly: tree, parents, author, committer, and at most one signature."""
    keys = [header.key for header in headers]
    parents = keys.count(b"parent")
    expected = [b"tree", *[b"parent"] * parents, b"author", b"committer"]
    known = {b"tree", b"parent", b"author", b"committer", signing}
    problems.extend(
        f"has the header {_quoted(key)}, which does not belong there"
        for key in dict.fromkeys(keys)
        if key not in known
    )
    if keys.count(signing) > 1:
        problems.append("has two signature headers")
    if [key for key in keys if key in expected] != expected or keys[: len(expected)] != expected:
        problems.append("does not begin with tree, parents, author and committer in this order")
    problems.extend(
        f"has the header {_quoted(header.key)} over several lines"
        for header in headers
        if header.key != signing and b"\n" in header.raw
    )


def _tree(headers: list[_Header], object_format: ObjectFormat, problems: list[str]) -> str:
    for header in headers:
        if header.key == b"tree":
            return _oid(header, object_format, problems)
    return ""


def _parents(
    headers: list[_Header],
    object_format: ObjectFormat,
    problems: list[str],
) -> tuple[str, ...]:
    found = [_oid(header, object_format, problems) for header in headers if header.key == b"parent"]
    if len(set(found)) != len(found):
        problems.append("names one parent twice")
    return tuple(oid for oid in found if oid)


def _oid(header: _Header, object_format: ObjectFormat, problems: list[str]) -> str:
    text = header.value.decode("ascii", "replace")
    if is_oid(text, 40 if object_format == "sha1" else 64):
        return text
    problems.append(
        f"names a {_quoted(header.key)} that is no object name: {_quoted(header.value)}"
    )
    return ""


def _identity(headers: list[_Header], key: bytes, problems: list[str]) -> bytes:
    value = next((header.value for header in headers if header.key == key), None)
    if value is None:
        return b""
    form = _IDENTITY.fullmatch(value)
    if form is None or int(form[3]) >= _LATEST:
        problems.append(f"has a malformed {key.decode('ascii')}: {_quoted(value)}")
    return value


def _quoted(text: bytes) -> str:
    """Give outside bytes as a short readable literal."""
    shown = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + b"..."
    return ascii(shown)[1:]
