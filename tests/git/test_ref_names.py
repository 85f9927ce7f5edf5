"""A branch's name in a document is one that git takes, and the other way round."""

import subprocess

import pytest

from worknode_guard.documents.nouns import ref_fault

NAMES = [
    *("main", "a/b", "a.b", "a-b_c", "-x", "@", "a@b", "a{b", "a}b", "release/1.x", "x.lock2"),
    *("", "/", "a/", "/a", "a//b", ".a", "a/.b", "a..b", "a.", "a.lock", "a.lock/b", "a@{b", "@{"),
    *("a b", "a~b", "a^b", "a:b", "a?b", "a*b", "a[b", "a\\b", "a\x7fb", "a\tb", "a]b", "a!b", "'"),
    *("a#b", "a$b", "a%b", "a&b", "a(b)", "a+b", "a,b", "a;b", "a<b>", "a=b", 'a"b', "a|b", "a`b"),
]


@pytest.mark.git
@pytest.mark.parametrize("name", NAMES)
def test_agrees_with_git(name: str) -> None:
    ref = f"refs/heads/{name}"
    git = subprocess.run(["git", "check-ref-format", ref], check=False).returncode == 0
    assert (ref_fault(ref) is None) == git


@pytest.mark.parametrize(
    ("ref", "why"),
    [
        ("main", "begin with 'refs/heads/'"),
        ("refs/tags/v1", "begin with 'refs/heads/'"),
        ("refs/heads/a b", "a space"),
        ("refs/heads/\u00e4", "a space, a control character"),
        ("refs/heads/a..b", "contains '..'"),
        ("refs/heads/a//b", "contains '//'"),
        ("refs/heads/a/", "ends with '/'"),
        ("refs/heads/.a", "a part begins with '.'"),
        ("refs/heads/a.lock", "ends with '.lock'"),
        ("refs/heads/a@{b", "contains '@{'"),
        ("refs/heads/a.", "ends with '.'"),
    ],
)
def test_says_why_not(ref: str, why: str) -> None:
    assert why in (ref_fault(ref) or "")
