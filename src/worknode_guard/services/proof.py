"""A shell script that checks a commit's signatures with git and ssh-keygen alone.

It is what a reader runs who does not believe the guard: nothing of the guard takes part. The lines
of the signature are counted here, so that `head`, `tail` and `sed` cut the object without a parser.
"""

from shlex import quote
from typing import Final

from worknode_guard.gitio.commits import ParsedCommit
from worknode_guard.gitio.repository import ObjectFormat
from worknode_guard.named import NamedTuple

_HEADERS: Final = {"sha1": b"gpgsig ", "sha256": b"gpgsig-sha256 "}

_START: Final = """\
#!/bin/sh
# Checks the signatures behind commit {commit} with git and ssh-keygen alone.
# Run it inside the repository. It ends with 0 when every signature is good.
set -eu
export GIT_NO_REPLACE_OBJECTS=1 LC_ALL=C
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# check NAME KEY NAMESPACE: the signature in $folder/signature over the bytes in $folder/payload
check() {{
    printf '%s namespaces="%s" %s\\n' "$1" "$3" "$2" > "$folder/allowed_signers"
    ssh-keygen -Y verify -f "$folder/allowed_signers" -I "$1" -n "$3" \\
        -s "$folder/signature" < "$folder/payload"
}}
"""

_COMMIT: Final = """\

# The commit: its lines {first} to {last} are the signature, the rest is what was signed.
git cat-file commit {commit} > "$folder/object"
head -n {before} "$folder/object" > "$folder/payload"
tail -n +{after} "$folder/object" >> "$folder/payload"
sed -n '{first},{last}p' "$folder/object" | sed -e '1s/^{header}//' -e 's/^ //' \\
    > "$folder/signature"
check {name} {key} git
"""

_DOCUMENT: Final = """\

# {path} (blob {oid})
git cat-file blob {oid} > "$folder/payload"
git cat-file blob {signature} > "$folder/signature"
check {name} {key} {namespace}
"""


class DocumentProof(NamedTuple):
    """One signature of one document.

    Attributes:
        path: Of the document.
        oid: Of its blob.
        signature: `<commit>:<path>` of the signature.
        name: Who signed.
        key: Text of the public key.
        kind: Of the document.
    """

    path: str
    oid: str
    signature: str
    name: str
    key: str
    kind: str


def proof_script(
    commit: ParsedCommit,
    object_format: ObjectFormat,
    signer: tuple[str, str],
    documents: tuple[DocumentProof, ...],
) -> str:
    """Give the script.

    Args:
        commit: It has an SSH signature and no `problems`, so that its lines are known.
        object_format: Hash function of the repository.
        signer: Name and text of the key.
        documents: What the signer's right rests on.
    """
    return "".join(
        [
            _START.format(commit=commit.oid),
            _commit(commit, object_format, signer),
            *(_document(proof) for proof in documents),
        ]
    )


def _commit(commit: ParsedCommit, object_format: ObjectFormat, signer: tuple[str, str]) -> str:
    assert commit.signature is not None
    header = _HEADERS[object_format]
    before = _lines_before(commit)
    lines = commit.signature.removesuffix(b"\n").count(b"\n") + 1
    return _COMMIT.format(
        commit=commit.oid,
        before=before,
        first=before + 1,
        last=before + lines,
        after=before + lines + 1,
        header=header.decode(),
        name=quote(signer[0]),
        key=quote(signer[1]),
    )


def _lines_before(commit: ParsedCommit) -> int:
    """Count the header lines that git writes before the signature."""
    return len(("tree", *commit.parents, "author", "committer"))


def _document(proof: DocumentProof) -> str:
    return _DOCUMENT.format(
        path=proof.path,
        oid=proof.oid,
        signature=quote(proof.signature),
        name=quote(proof.name),
        key=quote(proof.key),
        namespace=f"{proof.kind}@worknode-guard",
    )
