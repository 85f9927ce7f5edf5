import pytest

from worknode_guard.gitio.patch import FilePatch, PatchError, parse_patch
from worknode_guard.model.change import Span

OLD, NEW = "1" * 40, "2" * 40
HEAD = f"diff --git a/x b/x\nindex {OLD}..{NEW} 100644\n--- a/x\n+++ b/x\n".encode()


def read(text: bytes) -> list[FilePatch]:
    return list(parse_patch(text.splitlines(keepends=True)))


def test_hunks_give_the_changed_runs() -> None:
    text = HEAD + b"@@ -1 +1,2 @@ f()\n-a\n+b\n+c\n@@ -7,2 +8,0 @@\n-x\n-y\n@@ -9,0 +9 @@\n+z\n"
    spans = (Span(1, 1, 1, 2), Span(7, 2, 8, 0), Span(9, 0, 9, 1))
    assert read(text) == [FilePatch(OLD, NEW, spans, binary=False)]


def test_content_that_looks_like_a_header_is_content() -> None:
    lines = b"+diff --git a/y b/y\n+@@ -1 +1 @@\n+++ b/y\n"
    text = HEAD + b"@@ -2,3 +2,3 @@\n--- a/y\n-@@ -1 +1 @@\n-index 0..1\n" + lines
    assert read(text) == [FilePatch(OLD, NEW, (Span(2, 3, 2, 3),), binary=False)]


def test_a_missing_line_end_is_no_line() -> None:
    note = b"\\ No newline at end of file\n"
    text = HEAD + b"@@ -1 +1 @@\n-a\n" + note + b"+b\n" + note
    assert read(text + HEAD)[0].spans == (Span(1, 1, 1, 1),)
    assert len(read(text + HEAD)) == 2


def test_a_mode_change_alone_names_no_objects() -> None:
    text = b"diff --git a/x b/x\nold mode 100644\nnew mode 100755\n"
    assert read(text) == [FilePatch("", "", (), binary=False)]


def test_a_binary_file_has_no_spans() -> None:
    text = HEAD.split(b"---")[0] + b"Binary files a/x and b/x differ\n"
    assert read(text) == [FilePatch(OLD, NEW, (), binary=True)]


def test_no_patch_is_no_files() -> None:
    assert read(b"") == []


@pytest.mark.parametrize(
    "text",
    [
        b"x\n",
        b"@@ -1 +1 @@\n",
        HEAD + b"@@ -1 +1 @@\n-a\n",
        HEAD + b"@@ -1,2 +1 @@\n-a\n+b\n+c\n",
        HEAD + b"@@ -1 +1 @@\n+a\n-b\n",
        HEAD + b"@@ -1 +1 @@\n a\n",
        HEAD + b"@@ -1 +1 @@\n-a\n+b\n+c\n",
        HEAD + b"@@ -x +1 @@\n",
        HEAD + b"@@ cut",
        b"diff --git a/x b/x\nindex 12\n",
        b"diff --git a/x b/x\nindex 12..13",
    ],
)
def test_what_is_cut_off_or_miscounted_is_refused(text: bytes) -> None:
    with pytest.raises(PatchError):
        read(text)
