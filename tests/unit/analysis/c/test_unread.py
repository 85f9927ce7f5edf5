"""Assembly and what never ends is told with its lines; plain C is not."""

from worknode_guard.analysis.c.lexer import tokenize
from worknode_guard.analysis.c.parts import parts
from worknode_guard.analysis.c.unread import unread
from worknode_guard.analysis.metrics import analyse


def _unread(text: str) -> list[str]:
    tokens = tokenize(text)
    return list(unread(tokens, parts(tokens)))


def test_plain_c_has_nothing_unread() -> None:
    assert list(_unread('#include <a.h>\nint f(void) { return "a"[0]; }\n')) == []


def test_an_assembly_block_is_told() -> None:
    text = "int a;\n#pragma asm\n mov r0\n#pragma endasm\nint b;\n"
    assert list(_unread(text)) == ["assembly is not analysed: lines 2 to 4"]


def test_an_open_assembly_block_reaches_to_the_end() -> None:
    assert list(_unread("#pragma asm\nint f(void) {\n}")) == [
        "assembly is not analysed: lines 1 to 3"
    ]


def test_one_kind_of_fault_is_told_once() -> None:
    text = "__asm int f(void) {\n mov r0, #0\n mov r1, #1\n}\n"
    assert list(_unread(text)) == ["# stands amid a line: line 2 and 1 more"]


def test_the_facts_of_a_file_carry_it() -> None:
    assert "a string never ends: line 2" in analyse("a.c", b'int a;\nchar *b = "c;\n').problems
