"""Shapes of the model's nouns: ids, instants, patterns, keys, refs, digests, limits."""

import re
from typing import Final

from worknode_guard.documents.schema import Field, Record, Shape, optional, required
from worknode_guard.documents.shapes import choice, integer, listing, parsed, text
from worknode_guard.errors import UsageError
from worknode_guard.model.capability import Limits
from worknode_guard.model.change import OPS, Op
from worknode_guard.model.ids import ROOT, Id, parse_id
from worknode_guard.model.instant import Instant, format_instant, parse_instant
from worknode_guard.model.keys import PublicKey
from worknode_guard.model.patterns import Pattern, parse_pattern
from worknode_guard.model.publickeys import parse_public_key

_ID_PATTERN: Final = "[a-z][a-z0-9-]{0,62}"
_KEY_PATTERN: Final = "(sk-)?ssh-ed25519(@openssh\\.com)? [A-Za-z0-9+/]+=*"
_LOGIN: Final = r"[a-z][a-z0-9]*:[A-Za-z0-9][A-Za-z0-9_.-]{0,99}(\[bot\])?"
_DIGEST: Final = r"sha256:[0-9a-f]{64}"
_FINGERPRINT: Final = r"SHA256:[A-Za-z0-9+/]{43}"
_CODE: Final = r"WG(20[1-4]|30[1-9]|310|401|50[1-4])"
_NAME: Final = r"[A-Za-z_*][A-Za-z0-9_.:*]{0,199}"
_LOGIN_SUBJECT: Final = "login:"

# git-check-ref-format(1), for printable ASCII.
_REF_CHARS: Final = r"[!-)+-9;->@-Z\]_-}]"
_REF_RULES: Final = (
    ("..", "it contains '..'"),
    ("//", "it contains '//'"),
    ("/.", "a part begins with '.'"),
    (".lock/", "a part ends with '.lock'"),
    ("@{", "it contains '@{'"),
)


def _matching(pattern: str, what: str, fix: str) -> Shape[str]:
    """Text of one form that stays text."""

    def parse(value: str) -> str:
        if re.fullmatch(pattern, value) is None:
            raise UsageError(f"{value!r} is not {what}", why=f"the form is {pattern}", fix=fix)
        return value

    return parsed(parse, str, f"^{pattern}$", what)


def _parse_any_id(value: str) -> Id:
    return ROOT if value == ROOT else parse_id(value)


def _parse_instant(value: str) -> Instant:
    instant = parse_instant(value)
    if instant is None:
        raise UsageError(
            f"{value!r} is not a moment",
            why="a moment is RFC 3339 in UTC, whole seconds, with a day that exists",
            fix='write it like "2027-06-01T00:00:00Z"',
        )
    return instant


def ref_fault(ref: str) -> str | None:
    """Say why text is not the full name of a branch that git would take; None when it is one."""
    if not ref.startswith("refs/heads/"):
        return "it does not begin with 'refs/heads/'"
    if re.fullmatch(f"{_REF_CHARS}+", ref) is None:
        return "it contains a space, a control character, or one of ~ ^ : ? * [ \\"
    for sign, reason in _REF_RULES:
        # The '/' at the end lets the rules about a part speak about the last one too.
        if sign in ref + "/":
            return "it ends with '/'" if sign == "//" and ref.endswith("/") else reason
    return "it ends with '.'" if ref.endswith(".") else None


def _parse_ref(ref: str) -> str:
    reason = ref_fault(ref)
    if reason is not None:
        fix = "write the branch's full name, like 'refs/heads/main'"
        raise UsageError(f"{ref!r} is not a branch", why=reason, fix=fix)
    return ref


def _parse_push(ref: str) -> str:
    reason = "it contains '**'" if "**" in ref else ref_fault(ref.replace("*", "x"))
    if reason is not None:
        fix = "write full names, with '*' within a part, like 'refs/heads/agent/*'"
        raise UsageError(f"{ref!r} is no pattern of branches", why=reason, fix=fix)
    return ref


def _parse_subject(value: str) -> PublicKey | str:
    if not value.startswith(_LOGIN_SUBJECT):
        return parse_public_key(value)
    if re.fullmatch(_LOGIN, value.removeprefix(_LOGIN_SUBJECT)) is None:
        raise UsageError(
            f"{value!r} is not a subject",
            why="a login is a forge and a name",
            fix="write it like 'login:github:renovate[bot]'",
        )
    return value


def _show_subject(subject: PublicKey | str) -> str:
    return subject if isinstance(subject, str) else subject.text


ID: Final = parsed(parse_id, str, f"^(?!root$){_ID_PATTERN}$", "an id")
ANY_ID: Final = parsed(_parse_any_id, str, f"^{_ID_PATTERN}$", "an id or 'root'")
INSTANT: Final = parsed(
    _parse_instant,
    format_instant,
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$",
    "a moment in quotes",
)
PATTERN: Final[Shape[Pattern]] = parsed(
    parse_pattern,
    lambda pattern: pattern.text,
    "^[^/?{}!\\[\\]\\\\][^?{}!\\[\\]\\\\]*$",
    "a pattern",
)
KEY: Final[Shape[PublicKey]] = parsed(
    parse_public_key, lambda key: key.text, f"^{_KEY_PATTERN}", "a public key"
)
SUBJECT: Final = parsed(
    _parse_subject,
    _show_subject,
    f"^(ssh-ed25519 [A-Za-z0-9+/]+=*|login:{_LOGIN}$)",
    "a public key, or login:FORGE:NAME",
)
LOGIN: Final = _matching(_LOGIN, "a forge's login", "write it like 'github:alice'")
DIGEST: Final = _matching(_DIGEST, "a digest", "write 'sha256:' and 64 hex digits")
FINGERPRINT: Final = _matching(
    _FINGERPRINT, "a key's fingerprint", "take it from: ssh-keygen -l -f FILE.pub"
)
RULE_CODE: Final = _matching(
    _CODE, "the code of a code rule", "write a code from WG201 to WG504 that exists"
)
NAME_PATTERN: Final = _matching(
    _NAME, "a name in code", "write a function's name; '*' stands for any run of characters"
)
REF: Final = parsed(_parse_ref, str, f"^refs/heads/{_REF_CHARS}+$", "a branch's full name")
PUSH: Final = parsed(_parse_push, str, "^refs/heads/[!-~]+$", "a pattern of branches")
OP: Final[Shape[Op]] = choice(OPS)


def _limit(name: str, doc: str) -> Field[int | None]:
    bound = integer(1)
    return optional(name, bound, doc, None)


_LIMITS: Final = (
    _limit("complexity", "Cyclomatic complexity of a function, at most."),
    _limit("function_lines", "Lines of a function, at most."),
    _limit("files", "Files that one change may touch."),
    _limit("lines_added", "Lines that one change may add."),
    _limit("lines_deleted", "Lines that one change may delete."),
    _limit("file_bytes", "Bytes of any one file after the change."),
)
LIMITS: Final[Shape[Limits]] = Record(
    "set of limits",
    _LIMITS,
    build=lambda got: Limits(*(got[field] for field in _LIMITS)),
    parts=lambda limits: limits._asdict(),
).shape()


def kind(word: str) -> Field[str]:
    """Give the key `kind`, which has one value in each kind of document."""
    return required("kind", choice((word,)), "The kind of document.")


PROJECT: Final = required(
    "project", DIGEST, "The SHA-256 of the bytes of plans/trust/1.yaml: the pin."
)
VERSION: Final = required("version", integer(1), "Rises by one or more with each change.")
EXPIRES: Final = required("expires", INSTANT, "From this moment on the document is void.")
REASON: Final = required("reason", text(), "Why, for whoever reads it later.")
REFS: Final = required(
    "refs", listing(REF, least=1), "Branches that a change may be merged into, by full name."
)
