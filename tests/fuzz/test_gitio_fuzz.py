"""Any bytes give a value or the documented error, never another exception."""

from hypothesis import given
from hypothesis import strategies as st

from worknode_guard.gitio.batch import Header, parse_header
from worknode_guard.gitio.commits import parse_commit
from worknode_guard.gitio.patch import PatchError, parse_patch
from worknode_guard.gitio.settings_file import parse_settings
from worknode_guard.gitio.trailers import parse_trailers
from worknode_guard.gitio.trees import TreeParser
from worknode_guard.model.names import collisions, unsafe_name

OID = b"a" * 40
COMMIT_PARTS = st.sampled_from(
    [
        b"tree " + OID,
        b"parent " + OID,
        b"author A <a@b> 1 +0000",
        b"committer A <a@b> 1 +0000",
        b"gpgsig -----BEGIN SSH SIGNATURE-----",
        b" continued",
        b"encoding x",
        b"\n",
        b"\n\n",
        b"\0",
        b" ",
    ],
)
PATCH_PARTS = st.sampled_from(
    [
        b"diff --git a/x b/x\n",
        b"index " + OID + b".." + OID + b" 100644\n",
        b"@@ -1 +1 @@\n",
        b"@@ -0,0 +1,3 @@\n",
        b"@@ -1,99999999999999999999 +1 @@\n",
        b"-a\n",
        b"+b\n",
        b"\\ No newline at end of file\n",
        b"Binary files a/x and b/x differ\n",
        b"--- a/x\n",
    ],
)


def mixed(parts: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    return st.lists(parts | st.binary(max_size=12), max_size=14).map(b"".join)


@given(st.binary(max_size=300) | mixed(COMMIT_PARTS))
def test_a_commit(raw: bytes) -> None:
    commit = parse_commit("0" * 40, raw)
    assert commit.signature is not None or commit.payload == raw
    assert all(problem.isascii() for problem in commit.problems)
    if not commit.problems:
        assert raw.startswith(b"tree " + commit.tree.encode())
        assert raw.endswith(b"\n\n" + commit.message)


@given(st.lists(COMMIT_PARTS, max_size=10).map(b"\n".join))
def test_a_commit_without_problems_is_rebuilt_from_what_was_read(raw: bytes) -> None:
    commit = parse_commit("0" * 40, raw + b"\n\n")
    if commit.problems or commit.signature is not None:
        return
    parents = b"".join(b"parent %s\n" % oid.encode() for oid in commit.parents)
    rebuilt = b"tree %s\n%sauthor %s\ncommitter %s\n\n%s" % (
        commit.tree.encode(),
        parents,
        commit.author,
        commit.committer,
        commit.message,
    )
    assert rebuilt == raw + b"\n\n"


ENTRIES = st.tuples(
    st.sampled_from([b"100644", b"40000", b"160000", b"7", b""]),
    st.binary(max_size=4),
    st.binary(min_size=18, max_size=21),
).map(lambda entry: b"%s %s\0%s" % entry)


@given(mixed(ENTRIES))
def test_a_tree(raw: bytes) -> None:
    tree = TreeParser("sha1").parse(raw)
    rebuilt = b"".join(b"%s %s\0%s" % entry for entry in tree.entries)
    assert raw.startswith(rebuilt)
    assert (rebuilt == raw) or tree.problems


@given(st.binary(max_size=300) | mixed(PATCH_PARTS))
def test_a_patch(text: bytes) -> None:
    try:
        patches = list(parse_patch(text.splitlines(keepends=True)))
    except PatchError:
        return
    assert len(patches) == sum(line.startswith(b"diff --git ") for line in text.split(b"\n"))


@given(st.binary(max_size=80) | mixed(st.sampled_from([OID, b" blob ", b"12", b"\n", b" missing"])))
def test_an_answer_of_cat_file(line: bytes) -> None:
    try:
        header = parse_header(line, OID.decode())
    except ValueError:
        return
    assert isinstance(header, Header)
    assert header.size >= 0


@given(st.binary(max_size=200))
def test_a_message(message: bytes) -> None:
    trailers = parse_trailers(message)
    assert all(trailers.plans)
    assert all(trailers.tasks)


@given(st.text(max_size=200))
def test_a_configuration_file(text: str) -> None:
    assert all("." in key for key in parse_settings(text))


@given(
    st.lists(
        st.binary(max_size=8)
        | st.text(max_size=8).map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_names(names: list[bytes]) -> None:
    for name in names:
        reason = unsafe_name(name)
        assert reason is None or reason.isprintable()
    for one, other in collisions(names, names):
        assert one != other
