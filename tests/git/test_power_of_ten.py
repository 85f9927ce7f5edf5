"""The Power of Ten on commits and on the index of real repositories, under a signed plan."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from support.lawbook import Tree, cap, plan, repo, with_
from support.laws import LawRepo
from worknode_guard.model.verdict import Verdict

pytestmark = pytest.mark.git

F = "/* F. */\nint f(int n)\n{\n  return {};\n}\n"
G = "/* G. */\nint g(int n)\n{\n  return {};\n}\n"
HAS_TEN = {"power_of_ten": {"languages": ["c", "python"], "rules": [1, 2, 3, 4, 6, 7, 8, 9]}}

Waivers = Sequence[dict[str, str]]


def f(calls: str) -> str:
    return F.replace("{}", calls)


def g(calls: str) -> str:
    return G.replace("{}", calls)


def made(tmp_path: Path, files: Tree, *, ratchet: bool = False, waivers: Waivers = ()) -> LawRepo:
    law = with_(
        plan(rules={**HAS_TEN, "ratchet": ratchet}, waivers=list(waivers)),
        cap("impl", ops=["add", "modify", "delete"]),
    )
    return repo(tmp_path, law, files)


def told(there: LawRepo, code: str = "WG301") -> list[tuple[str, str]]:
    """Subject of the commit and message, for each finding."""
    return [
        (there.git("log", "-1", "--format=%s", finding.commit or "").strip(), finding.message)
        for finding in there.check().findings
        if finding.code == code
    ]


class TestRecursionAcrossFiles:
    def test_each_commit_is_judged_in_its_own_tree(self, tmp_path: Path) -> None:
        there = made(tmp_path, {"src/f.c": f("n"), "lib/g.c": g("f(n)")})
        there.by("impl", "harmless", {"src/f.c": f("n + 1")})
        there.by("impl", "text", {"src/notes.txt": "text\n"})
        there.by("impl", "closed", {"src/f.c": f("n ? g(n) : 0")})
        there.by("impl", "opened", {"src/f.c": f("h(n)")})
        there.by("impl", "moved", {"src/h.c": g("f(n)").replace("g(", "h(")})
        assert told(there) == [
            ("closed", "f is recursive: f → g (lib/g.c) → f"),
            ("moved", "h is recursive: h → f (src/f.c) → h"),
        ]

    def test_a_file_that_was_deleted_calls_nobody(self, tmp_path: Path) -> None:
        there = made(tmp_path, {"src/f.c": f("n"), "src/g.c": g("f(n)")})
        there.by("impl", "gone", {"src/g.c": None})
        there.by("impl", "calls", {"src/f.c": f("g(n)")})
        assert told(there) == []

    def test_what_a_merge_of_the_base_brings_is_in_the_graph(self, tmp_path: Path) -> None:
        there = made(tmp_path, {"src/f.c": f("n")})
        there.by("impl", "before", {"src/f.c": f("n + 1")})
        there.git("switch", "-q", "main")
        there.by("alice", "other side", {"lib/g.c": g("f(n)")})
        there.git("switch", "-q", "work")
        there.git("merge", "-q", "--no-edit", "main")
        there.by("impl", "closed", {"src/f.c": f("g(n)")})
        assert told(there) == [("closed", "f is recursive: f → g (lib/g.c) → f")]

    def test_what_is_too_large_for_the_graph_is_told_once(self, tmp_path: Path) -> None:
        there = made(tmp_path, {"src/f.c": f("n"), "lib/big.c": "int a;\n" * 200_000})
        there.by("impl", "two", {"src/f.c": f("n + 1"), "src/g.c": g("n")})
        reason = "WG301 is undecided: source files that are not in the call graph: 1"
        assert told(there, "WG902") == [("two", reason)]

    def test_a_static_function_of_another_file_is_another_one(self, tmp_path: Path) -> None:
        hidden = g("f(n)").replace("int g", "static int g")
        there = made(tmp_path, {"src/f.c": f("n"), "lib/g.c": hidden})
        there.by("impl", "calls", {"src/f.c": f("g(n)")})
        assert told(there) == []

    def test_a_symbolic_link_and_a_submodule_are_no_source(self, tmp_path: Path) -> None:
        there = made(tmp_path, {"src/f.c": f("n")})
        (there.path / "lib.c").symlink_to("src/f.c")
        there.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},sub.c")
        there.git("add", "lib.c")
        there.by("alice", "odd entries", {})
        there.git("switch", "-q", "-C", "main")
        there.git("switch", "-q", "-C", "work")
        there.by("impl", "calls", {"src/f.c": f("f(n)")})
        assert told(there) == [("calls", "f is recursive: it calls itself")]


class TestTheIndex:
    def staged(self, there: LawRepo, files: dict[str, str]) -> Verdict:
        for name, text in files.items():
            (there.path / name).write_text(text)
        there.git("add", "-A")
        return there.check_index(agent="impl")

    def messages(self, verdict: Verdict) -> list[str]:
        return [finding.message for finding in verdict.findings if finding.code == "WG301"]

    def test_is_judged_with_the_rest_of_head(self, tmp_path: Path) -> None:
        there = made(tmp_path, {"src/f.c": f("n"), "lib/g.c": g("f(n)")})
        closed = ["f is recursive: f → g (lib/g.c) → f"]
        assert self.messages(self.staged(there, {"src/f.c": f("g(n)")})) == closed
        assert self.messages(self.staged(there, {"src/f.c": f("g(n)")})) == closed
        assert self.messages(self.staged(there, {"src/f.c": f("n - 1")})) == []

    @pytest.mark.parametrize("damage", [b"", b"x" * 9000, None])
    def test_no_state_of_the_cache_changes_the_answer(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: bytes | None
    ) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        there = made(tmp_path, {"src/f.c": f("n"), "lib/g.c": g("f(n)")})
        first = self.staged(there, {"src/f.c": f("g(n)")})
        for kept in [one for one in (tmp_path / "cache").rglob("*") if one.is_file()]:
            content = kept.read_bytes()
            half = content[: len(content) // 2]
            kept.write_bytes(half + bytes(len(half)) if damage is None else damage)
        assert self.staged(there, {}) == first
        assert self.staged(there, {}) == first

    def test_many_at_once_agree(self, tmp_path: Path) -> None:
        there = made(tmp_path, {"src/f.c": f("n"), "lib/g.c": g("f(n)")})
        self.staged(there, {"src/f.c": f("g(n)")})
        program = (
            "import sys; from support.laws import LawRepo, NOW;"
            "from worknode_guard.services.staged import check_staged;"
            "from worknode_guard.services.options import CheckOptions;"
            "found = check_staged(sys.argv[1], CheckOptions(now=NOW, agent='impl'));"
            "print([one.message for one in found.findings if one.code == 'WG301'])"
        )
        environ = {
            **there.environ,
            "XDG_CACHE_HOME": str(tmp_path / "shared"),
            "PYTHONPATH": str(Path(__file__).parent.parent),
        }
        running = [
            subprocess.Popen(
                [sys.executable, "-c", program, str(there.path)],
                env=environ,
                stdout=subprocess.PIPE,
                text=True,
            )
            for _ in range(8)
        ]
        said = {one.communicate(timeout=60)[0].strip() for one in running}
        assert said == {"['f is recursive: f → g (lib/g.c) → f']"}


class TestWhoseLimits:
    def test_ratchet_accepts_no_worse_and_not_worse(self, tmp_path: Path) -> None:
        jumps = f("n").replace("  return", "again:\n  if (n--) goto again;\n  return")
        twice = jumps.replace("  return", "  if (n++) goto again;\n  return")
        there = made(tmp_path, {"src/f.c": jumps}, ratchet=True)
        there.by("impl", "same", {"src/f.c": jumps.replace("return n", "return n + 1")})
        there.by("impl", "worse", {"src/f.c": twice})
        assert told(there) == [("worse", "f jumps by goto to again")] * 2

    def test_an_untouched_sin_is_not_blamed(self, tmp_path: Path) -> None:
        jumps = f("n").replace("  return", "again:\n  if (n--) goto again;\n  return")
        there = made(tmp_path, {"src/f.c": jumps})
        there.by("impl", "beside", {"src/f.c": jumps + g("1")})
        assert told(there) == []

    def test_a_comment_of_the_code_silences_nothing(self, tmp_path: Path) -> None:
        jumps = "again: // NOLINT noqa worknode: ignore\n  if (n--) goto again; // NOLINT\n  return"
        there = made(tmp_path, {"src/f.c": f("n")})
        there.by("impl", "quiet", {"src/f.c": f("n").replace("  return", jumps)})
        assert told(there) == [("quiet", "f jumps by goto to again")]

    def test_a_waiver_of_the_signed_plan_counts_until_it_ends(self, tmp_path: Path) -> None:
        waiver = {
            "rule": "WG301",
            "path": "src/f.c",
            "reason": "a grammar",
            "until": "2026-12-15T00:00:00Z",
        }
        there = made(tmp_path, {"src/f.c": f("n")}, waivers=[waiver])
        there.by("impl", "again", {"src/f.c": f("n ? f(n - 1) : 0")})
        (found,) = [one for one in there.check().findings if one.code == "WG301"]
        assert (found.waived, found.refuses) == (True, False)
        late = there.check(now=1_797_638_400)
        assert [one.refuses for one in late.findings if one.code == "WG301"] == [True]
