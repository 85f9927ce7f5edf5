"""Which lines differ between blobs, for any number of pairs in one git process.

The pairs become two flat trees of our own making, so that no path, attribute or mode of the
judged repository takes part. A file that git takes for binary (a NUL in its first 8,000 bytes) or
that is larger than `sterile.LARGEST_TEXT` counts as replaced as a whole: it cannot be reviewed
line by line, and so hides nothing from a limit on lines.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from worknode_guard.gitio.failures import GitFailedError, garbled, git_failed
from worknode_guard.gitio.patch import FilePatch, PatchError, parse_patch
from worknode_guard.gitio.process import Process
from worknode_guard.gitio.store import ObjectStore
from worknode_guard.model.change import FileDiff, Span

BlobPair = tuple[str | None, str | None]
"""Full names of the old and the new blob; None where there is none."""

PATCH_OPTIONS: Final = (
    "-p",
    "-U0",
    "--full-index",
    "--no-color",
    "--no-renames",
    "--no-ext-diff",
    "--no-textconv",
    "--no-indent-heuristic",
    "--no-relative",
    "--diff-algorithm=myers",
    "--inter-hunk-context=0",
    "--ignore-submodules=none",
    "--submodule=short",
    "--src-prefix=a/",
    "--dst-prefix=b/",
)


def diff_blobs(store: ObjectStore, pairs: Sequence[BlobPair]) -> list[FileDiff]:
    """Compare pairs of blobs line by line, in order.

    Raises:
        MissingObjectError: A blob is missing.
        GitFailedError: Git failed.
    """
    wanted = [number for number, (old, new) in enumerate(pairs) if old != new]
    if not wanted:
        return [FileDiff()] * len(pairs)
    store.sizes(list(dict.fromkeys(oid for n in wanted for oid in pairs[n] if oid is not None)))
    old_tree = _flat_tree(store, [(number, pairs[number][0]) for number in wanted])
    new_tree = _flat_tree(store, [(number, pairs[number][1]) for number in wanted])
    diffs = [FileDiff()] * len(pairs)
    with store.git(["diff-tree", "-r", *PATCH_OPTIONS, old_tree, new_tree]) as process:
        patches = read_patches(process, "diff-tree")
    if len(patches) != len(wanted):
        raise garbled("diff-tree", f"{len(patches)} of {len(wanted)} files are in its patch")
    for number, patch in zip(wanted, patches, strict=True):
        diffs[number] = line_diff(store, pairs[number], patch)
    return diffs


def read_patches(process: Process, command: str) -> list[FilePatch]:
    """Read a patch to its end and see that git ended well.

    Raises:
        GitFailedError: It did not, or the patch cannot be read.
    """
    try:
        patches = list(parse_patch(process.out))
    except PatchError as error:
        raise ended_badly(process, command) or garbled(command, str(error)) from error
    failure = ended_badly(process, command)
    if failure:
        raise failure
    return patches


def ended_badly(process: Process, command: str) -> GitFailedError | None:
    """Wait for git's end; give the error when it failed."""
    while process.out.read(1 << 16):
        # What is left unread would keep git from ending.
        pass
    status = process.finish()
    said = process.stderr()
    return git_failed(command, status, said) if status or b"error:" in said else None


def line_diff(store: ObjectStore, pair: BlobPair, patch: FilePatch) -> FileDiff:
    """Give the changed lines of one pair, from a patch that must be of this pair.

    Raises:
        GitFailedError: The patch is of other objects.
    """
    length = store.repository.hex_length
    names = tuple(oid or "0" * length for oid in pair)
    if (patch.old, patch.new) != names:
        raise garbled("diff", f"its patch is of {patch.old}..{patch.new}, not of {pair}")
    if not patch.binary:
        return FileDiff(patch.spans)
    old, new = (0 if oid is None else store.count_lines(oid) for oid in pair)
    return FileDiff((Span(min(old, 1), old, min(new, 1), new),))


def _flat_tree(store: ObjectStore, entries: Iterable[tuple[int, str | None]]) -> str:
    """Write a tree of the given blobs, each named by its number."""
    raw = b"".join(
        b"100644 %010d\0%s" % (number, bytes.fromhex(oid))
        for number, oid in entries
        if oid is not None
    )
    return store.write("tree", raw)
