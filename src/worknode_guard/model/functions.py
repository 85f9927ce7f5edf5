"""Facts about source text: what a function is, before anyone judges it.

Facts say what stands in the text and carry no policy: which calls allocate, which names count as
assertions and how many conditionals are too many is the plan's to say and the rules' to ask.
Every value is a str, int, bool, None or a tuple of such, so facts can be stored by blob id.
"""

from typing import Literal

from worknode_guard.named import NamedTuple

Level = Literal["ast", "repaired", "tokens", "opaque"]
"""How a function was read, best first: by a parser; by a parser after its text was repaired; by
its tokens alone; not at all (assembly, a macro where the body should be)."""

MarkKind = Literal[
    # C, inside functions
    "goto",
    "computed-goto",
    "pointer-depth",
    "pointer-chain",
    "function-pointer",
    "wide-local",
    # C, at file scope
    "single-user-object",
    "token-paste",
    "variadic-macro",
    "recursive-macro",
    "unbalanced-macro",
    "undef",
    "conditional",
    "pointer-typedef",
    "macro-dereference",
    # Python
    "global-statement",
    "mutable-state",
    "mutable-default",
    "unchecked-run",
    "swallowed-exception",
    "dynamic-code",
    "star-import",
]


class Mark(NamedTuple):
    """One place that a rule may ask about.

    Attributes:
        line: From 1.
        text: What is meant there: the label of a goto, the expression, the name of the object.
    """

    kind: MarkKind
    line: int
    text: str


class Call(NamedTuple):
    """One call by name. Calls through pointers and other expressions are `Unseen`.

    Attributes:
        name: As written; in Python dotted where the receiver is a plain name (`subprocess.run`).
        dropped: The result is thrown away: the call is a statement, without `(void)`.
        constant: It has arguments, and all are constants.
        effects: An argument assigns or increments.
        inner: An argument calls; what that does is not known.
        macro: The macro of the same file whose text holds the call; empty where the function's
            own text does.
    """

    name: str
    line: int
    dropped: bool = False
    constant: bool = False
    effects: bool = False
    inner: bool = False
    macro: str = ""


class Loop(NamedTuple):
    """One loop.

    Attributes:
        kind: `for`, `while`, `do`; in Python `for` and `while` too.
        bounded: `yes`: an end can be read off; `no`: there is none, or the counter is tampered
            with; `unproven`: it depends on values.
        reason: Why not `yes`, as part of a sentence; empty where it is.
    """

    line: int
    kind: Literal["for", "while", "do"]
    bounded: Literal["yes", "no", "unproven"]
    reason: str = ""


class Pointer(NamedTuple):
    """A pointer parameter that is dereferenced before any condition has asked about it.

    Attributes:
        line: Of the first dereference.
        given: Functions and macros that it was handed to before; one of them may be an assertion.
    """

    name: str
    line: int
    given: tuple[str, ...] = ()


class Unseen(NamedTuple):
    """What a rule could not see at a place.

    Attributes:
        rule: `WG301`.
        reason: As part of a sentence: "a call through a pointer".
    """

    rule: str
    line: int
    reason: str


class Documentation(NamedTuple):
    """The comment directly above a function, or its docstring.

    Attributes:
        strangers: Names it documents as parameters that the function does not have.
    """

    state: Literal["written", "empty", "missing"] = "missing"
    strangers: tuple[str, ...] = ()


class FunctionFacts(NamedTuple):
    """One function definition.

    Attributes:
        name: Qualified by class where the language has classes.
        line: First line, from 1: the return type or `def`, not decorators or comments.
        end_line: Last line, inclusive.
        level: How the facts were obtained, best first.
        complexity: Cyclomatic (McCabe, IEEE TSE 2(4), 1976).
        parameters: Declared parameters.
        nesting: Deepest nesting of control structures.
        static: Its name is bound to this file alone.
        public: Others may use it: no `static`, in Python no leading underscore.
        valued: It gives a value; None where that cannot be said.
        documentation: None where nobody knows how the language is documented.
        asserted: Assertions and guards that the language itself knows (Python's `assert` and
            guarding `raise`) that are not constant; calls that count as assertions are `calls`.
    """

    name: str
    line: int
    end_line: int
    level: Level
    complexity: int
    parameters: int
    nesting: int
    static: bool = False
    public: bool = True
    valued: bool | None = None
    asserted: int = 0
    documentation: Documentation | None = None
    calls: tuple[Call, ...] = ()
    loops: tuple[Loop, ...] = ()
    marks: tuple[Mark, ...] = ()
    pointers: tuple[Pointer, ...] = ()
    unseen: tuple[Unseen, ...] = ()

    @property
    def lines(self) -> int:
        """Length, from the first line to the last."""
        return self.end_line - self.line + 1


class FileFacts(NamedTuple):
    """What the analysis of one file's text gave.

    Attributes:
        language: Lower-case name, None for text that nobody claims to be code.
        problems: What could not be analysed, in words.
        unreadable: The file claims a known language but cannot be read as text of it at all
            (WG109); the reason.
        marks: Outside functions: macros, conditionals, objects and types of the file.
        unseen: What could not be decided outside functions.
        calls: Outside functions, where a language runs such code (Python).
        loops: The same.
    """

    language: str | None
    functions: tuple[FunctionFacts, ...] = ()
    problems: tuple[str, ...] = ()
    unreadable: str | None = None
    marks: tuple[Mark, ...] = ()
    unseen: tuple[Unseen, ...] = ()
    calls: tuple[Call, ...] = ()
    loops: tuple[Loop, ...] = ()


Recursion = Literal["direct", "cycle"]


class FactsOfFile(NamedTuple):
    """One file and what is known about it among others.

    Attributes:
        path: Raw bytes.
        recursion: For each of its functions, in order; None where it does not come back.
    """

    path: bytes
    facts: FileFacts
    recursion: tuple[Recursion | None, ...]


class Outlined(NamedTuple):
    """One function as the index of a repository keeps it.

    Attributes:
        valued: It gives a value; None where that cannot be said.
        calls: Names that it calls, each once.
    """

    name: str
    line: int
    static: bool
    valued: bool | None
    calls: tuple[str, ...]


class Definition(NamedTuple):
    """One function of the repository as the call graph knows it.

    Attributes:
        path: Raw bytes of the file's path.
        calls: Names that it calls, each once.
    """

    path: bytes
    name: str
    line: int
    static: bool
    valued: bool | None
    calls: tuple[str, ...]


class CallGraph(NamedTuple):
    """The part of a tree's call graph that a change can reach.

    Attributes:
        definitions: The functions of the changed files, and all that can be reached from them by
            name, of C or of Python.
        incomplete: Why some of it is not known, in words; empty where all is.
    """

    definitions: tuple[Definition, ...] = ()
    incomplete: tuple[str, ...] = ()
