"""Metrics of small programs as counted by hand, and what cannot be measured and says so."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pycparser
import pytest

from support.programs import PROGRAMS, Program, Row
from worknode_guard.analysis import lizard_pass
from worknode_guard.analysis.metrics import MAX_BYTES, PYCPARSER, analyse, analyser
from worknode_guard.model.functions import FileFacts


def rows(path: str, raw: bytes) -> list[Row]:
    return [
        (one.name, one.line, one.end_line, one.complexity, one.parameters, one.nesting)
        for one in analyse(path, raw).functions
    ]


@pytest.mark.parametrize("program", PROGRAMS, ids=[program.title for program in PROGRAMS])
def test_a_program_counted_by_hand(program: Program) -> None:
    raw = program.text.encode()
    assert rows(program.path, raw) == program.rows
    assert analyse(program.path, raw).problems == ()
    level = "ast" if program.path.endswith((".c", ".py")) else "tokens"
    assert {one.level for one in analyse(program.path, raw).functions} == {level}


WORD_ENDED = {
    "a.rb": "def f(a, b)\n  if a\n  end\nend\n",
    "a.lua": "function f(a, b)\n  if a then end\nend\n",
    "a.f90": "subroutine f(a)\n if (a) then\n end if\nend subroutine\n",
    "a.erl": "f(A) -> case A of 1 -> 2; _ -> 3 end.\n",
    "a.sql": "CREATE FUNCTION f(a NUMBER) RETURN NUMBER IS BEGIN RETURN 1; END f;\n/\n",
    "a.st": "FUNCTION f : INT\n IF a THEN\n END_IF\nEND_FUNCTION\n",
}


@pytest.mark.parametrize(("path", "text"), WORD_ENDED.items())
def test_where_nesting_is_not_measured_it_is_said(path: str, text: str) -> None:
    facts = analyse(path, text.encode())
    assert [one.name for one in facts.functions] == ["f"]
    assert facts.problems == (f"nesting is not measured in {facts.language}",)


SILENCERS = [
    "/* GENERATED CODE */",
    "// GENERATED CODE",
    "// #lizard forgives",
    "// #lizard forgives(length, cyclomatic_complexity)",
    "// #lizard forgive global",
    "/* #lizard forgives */",
]


@pytest.mark.parametrize("silencer", SILENCERS)
def test_no_comment_silences(silencer: str) -> None:
    text = f"{silencer}\nint f(int a) {{ {silencer}\n if (a) {{ }}\n {silencer}\n}}\n"
    assert rows("a.c", text.encode()) == [("f", 2, 5, 2, 1, 1)]


def test_no_python_comment_silences() -> None:
    text = "# GENERATED CODE\n# lizard forgive global\ndef f():  # #lizard forgives\n  pass\n"
    assert rows("a.py", text.encode()) == [("f", 3, 4, 1, 0, 0)]


def test_line_separators_in_comments_move_no_line() -> None:
    text = "/* \u2028 \x0b \x0c \x85 */\nint f(void) { }\n"
    assert rows("a.c", text.encode()) == [("f", 2, 2, 1, 0, 0)]


TEXTS = {
    "UTF-8": "int \u00e9(void) { }".encode(),
    "a byte order mark": b"\xef\xbb\xbf" + "int \u00e9(void) { }".encode(),
    "Latin-1": "int \u00e9(void) { }".encode("latin-1"),
    "CR LF": "int \u00e9(void) { }\r\n".encode(),
}


@pytest.mark.parametrize("raw", TEXTS.values(), ids=TEXTS.keys())
def test_text_is_read_in(raw: bytes) -> None:
    assert rows("a.c", raw) == [("\u00e9", 1, 1, 1, 0, 0)]
    assert analyse("a.c", raw).problems == ()


NESTED_DEFS = b"".join(b" " * n + b"def f():\n" for n in range(300))
UNREADABLE = {
    "NUL bytes": ("a.c", b"int f(void) { }\0", "NUL"),
    "nesting without end": ("a.js", b"(" * 5000 + b"{" * 5000 + b"`${" * 5000, "deeply"),
    "an open comment": ("a.cpp", b"/* " * 300_000, "never ends"),
    "an open string": ("a.cpp", b'"' + b'\\"' * 300_000, "never ends"),
    "an open character": ("a.cpp", b"'" + b"\\'" * 300_000, "never ends"),
    "an open raw string": ("a.cpp", b'R"( ' * 200_000, "never ends"),
    "an open long bracket": ("a.lua", b"[[ " * 200_000, "never ends"),
    "open heredocs": ("a.php", b"".join(b"<<<w%d_ " % n for n in range(20_000)), "never ends"),
    "names without end": ("a.py", NESTED_DEFS, "deeply"),
    "question marks": ("a.ts", b"<" + b"?" * 300_000, "question marks"),
    "raw marks": ("a.swift", b"#" * 1000, "in a row"),
    "an open triple quote in an f-string": ("a.py", b"f\"{'''" + b"\\a" * 40 + b'}"', "never ends"),
    "an open triple quote": ("a.py", b'x = """' + b"\\a" * 40, "never ends"),
    "an open triple quote of quotes": ("a.py", b"x = '''" + b"''a" * 40, "never ends"),
}


@pytest.mark.parametrize(("path", "raw", "word"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_unreadable_is_said(path: str, raw: bytes, word: str) -> None:
    facts = analyse(path, raw)
    assert facts.functions == ()
    assert facts.unreadable is not None
    assert word in facts.unreadable


@pytest.mark.parametrize("path", ["a.c", "a.py", "a.js", "A.java", "a.rs", "a.swift", "a.rb"])
def test_500_levels_are_no_error(path: str) -> None:
    opening = {"a.py": "if (", "a.rb": "if a\n"}.get(path, "if (a) {")
    facts = analyse(path, (opening * 500).encode())
    assert facts.language


def test_a_deep_program_is_measured() -> None:
    text = "int f(int a) { " + "if (a) { " * 500 + "}" * 501
    assert rows("a.c", text.encode()) == [("f", 1, 1, 501, 1, 500)]


def test_functions_inside_functions_have_names_that_grow_by_their_own() -> None:
    text = b"".join(b" " * n + b"def f%d():\n" % n for n in range(60)) + b" " * 60 + b"pass\n"
    names = [one.name for one in analyse("a.py", text).functions]
    assert names[-3:] == ["f0.f1.f2", "f0.f1", "f0"]
    assert len(names) == 60


def test_a_name_is_cut_at_1000_characters() -> None:
    inner = analyse("a.py", b"def " + b"a" * 2000 + b"():\n  def b():\n    pass\n").functions[0]
    assert len(inner.name) == 1000
    assert inner.name.endswith("a.b")


def test_a_heredoc_that_ends_is_read() -> None:
    text = b"<?php\nfunction f() {\n $a = <<<EOT\n if\nEOT;\n $b = <<<'X' . 1 <<< 2;\n}\n"
    assert [row[:3] for row in rows("a.php", text)] == [("f", 2, 7)]


def test_a_file_beyond_the_limit_is_not_analysed_and_says_so() -> None:
    facts = analyse("a.c", b" " * (MAX_BYTES + 1))
    assert facts.functions == ()
    assert facts.problems == (f"larger than {MAX_BYTES} bytes: not analysed",)
    assert analyse("a.c", b" " * MAX_BYTES).problems == ()


def test_triple_quotes_inside_other_strings_are_no_hazard() -> None:
    text = "def f():\n  return '\"\"\"' + f\"{1} '''\" + r'\\' * 20\n" + "# \\a\n" * 20
    assert rows("a.py", text.encode()) == [("f", 1, 2, 1, 0, 0)]


def test_other_code_is_named_and_not_analysed() -> None:
    facts = analyse("a.sh", b"f() { :; }\0")
    assert (facts.language, facts.functions, facts.unreadable) == ("shell", (), None)
    assert facts.problems == ("no analyser reads shell",)


def test_text_that_is_no_code_has_no_facts() -> None:
    facts = analyse("README.md", b"\0")
    assert (facts.language, facts.functions, facts.problems, facts.unreadable) == (
        None,
        (),
        (),
        None,
    )


def test_branches_that_do_not_balance_are_read_once_and_said() -> None:
    text = dedent("""\
        #ifdef A
        int f(int a) {
         if (a) {
        #elif B
        int f(int c) { {
        #else
        int f(int b) {
         if (b && b) {
        #endif
         }
        }
        #if 1
        #endif
        int g(void) { }
        """)
    facts = analyse("a.cpp", text.encode())
    assert rows("a.cpp", text.encode()) == [("f", 2, 11, 2, 1, 1), ("g", 14, 14, 1, 0, 0)]
    assert rows("a.c", text.encode()) == [("f", 2, 11, 2, 1, 1), ("g", 14, 14, 1, 0, 0)]
    assert facts.problems == ("code between #else or #elif and #endif was not analysed",)


@pytest.mark.parametrize(
    "text", ["int f(void) { {\n}\n", "int f(void) { } }\n", "#else\n#endif\n}\n"]
)
def test_braces_without_partner_are_said(text: str) -> None:
    problem = "braces do not balance: functions may have been missed"
    assert analyse("a.cpp", text.encode()).problems == (problem,)
    assert "neither a function nor a declaration" in " ".join(
        analyse("a.c", text.encode()).problems
    )


def test_line_ends_that_git_does_not_count_are_said() -> None:
    facts = analyse("a.py", b"def f():\r  pass\r")
    assert "it holds carriage returns, which end lines for some readers only" in facts.problems


def test_a_def_that_lizard_does_not_locate_is_said() -> None:
    facts = analyse("a.py", b"def f(a\n\ndef g():\n  pass\n")
    assert "the function in line 1 was not located" in facts.problems


def test_the_version_names_lizard_and_costs_no_import_of_it() -> None:
    code = (
        "import sys; from worknode_guard.analysis.metrics import analyser; print(analyser());"
        "print(bool({'lizard', 'lizard_ext', 'pycparser'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "lizard 1.24.3; pycparser 3.12; facts 10\nFalse\n"
    assert analyser() == "lizard 1.24.3; pycparser 3.12; facts 10"
    assert pycparser.__version__.startswith(f"{PYCPARSER}.") or pycparser.__version__ == PYCPARSER


def test_whatever_lizard_raises_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(language: str, text: str) -> None:
        raise IndexError(language, text)

    monkeypatch.setattr(lizard_pass, "run", fail)
    unreadable = "lizard cannot follow it (IndexError)"
    assert analyse("a.cpp", b"x") == FileFacts("cpp", unreadable=unreadable)


def test_a_version_that_cannot_be_found_is_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [])
    with pytest.raises(ModuleNotFoundError):
        analyser()


def test_importing_lizard_leaves_the_search_path_alone() -> None:
    code = (
        "import sys; from worknode_guard.analysis.metrics import analyse; before = list(sys.path);"
        "analyse('a.cpp', b'int f(void) { }'); print(before == sys.path, sys.argv)"
    )
    command = [sys.executable, "-I", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "True ['-c']\n"


def test_a_module_planted_in_the_working_folder_is_never_imported(tmp_path: Path) -> None:
    for name in ("lizard_ext", "lizard_core", "lizard_languages", "pygments", "pycparser"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')\n")
    code = (
        "from worknode_guard.analysis.metrics import analyse;"
        "print(analyse('a.c', b'int f(void) { }').language, analyse('a.cpp', b'').language)"
    )
    command = [sys.executable, "-I", "-c", code]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("c cpp\n", "")


@pytest.mark.parametrize("error", [ImportError("lizard"), MemoryError(), TimeoutError()])
def test_what_is_no_fault_of_the_text_is_not_blamed_on_it(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("worknode_guard.analysis.metrics._run", fail)
    with pytest.raises(type(error)):
        analyse("a.lua", b"x = 1\n")


@pytest.mark.parametrize(
    ("path", "text", "calls"),
    [
        ("a.cpp", "int f(int a) { if (g(a)) return h(1); return sizeof(int); }", ["g", "h"]),
        ("a.js", "function f(a) { while (g(a)) h(); return (a); }", ["g", "h"]),
        (
            "a.go",
            "func f(a int) int {\n\tif g(a) {\n\t\treturn h(a)\n\t}\n\treturn 1\n}",
            ["g", "h"],
        ),
        ("a.rs", "fn f(a: i32) -> i32 { if g(a) { h(a) } else { 1 } }", ["g", "h"]),
        ("A.java", "class A { int f(int a) { return g(a) + this.h(a); } }", ["g", "h"]),
        ("a.swift", "func f(a: Int) -> Int { return g(a) + h(a) }", ["g", "h"]),
        ("a.ts", "function f(a: number) { return g(a) + h(a); }", ["g", "h"]),
    ],
)
def test_other_languages_have_calls_by_their_tokens(path: str, text: str, calls: list[str]) -> None:
    found = analyse(path, text.encode()).functions
    assert [call.name for one in found for call in one.calls] == calls


def test_other_languages_have_gotos_by_their_tokens() -> None:
    found = analyse(
        "a.cpp", b"int f(int a) {\n again:\n  if (a--) goto again;\n return a; }"
    ).functions
    assert [(mark.kind, mark.line, mark.text) for mark in found[0].marks] == [("goto", 3, "again")]


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.title)
def test_numbers_alone_are_the_same_numbers(program: Program) -> None:
    shallow = analyse(program.path, program.text.encode(), deep=False)
    whole = analyse(program.path, program.text.encode())
    assert shallow.problems == whole.problems
    assert [one[:3] + one[4:7] for one in shallow.functions] == [
        one[:3] + one[4:7] for one in whole.functions
    ]
    assert [one.documentation for one in shallow.functions] == [
        one.documentation for one in whole.functions
    ]


def test_numbers_alone_need_no_parser_of_c() -> None:
    code = (
        "import sys; from worknode_guard.analysis.metrics import analyse;"
        "analyse('a.c', b'int f(void) { }', deep=False); print('pycparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
