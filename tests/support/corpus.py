"""The corpus: small programs that say themselves what a rule finds in them, and where.

`expect: WG302` in a comment stands in the line of the finding; `warning` behind the code says
that it does not refuse (WG902 never does), `file` that the finding has no line. A first line
`setup: {…}` changes the plan: fields of `rules` and of `power_of_ten`, by their names. All
comments stay in the text that is analysed.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from support.handmade import change, commit, evidence, judged
from support.lawnouns import Fields, plan
from worknode_guard.analysis.metrics import analyse
from worknode_guard.model.evidence import CodeFile, CodeLimits
from worknode_guard.model.functions import CallGraph, Definition, FileFacts
from worknode_guard.model.plan import CodeRules, PowerOfTen
from worknode_guard.rules.judge import judge

FOLDER: Final = Path(__file__).resolve().parents[1] / "corpus"

_EXPECT: Final = re.compile(r"(?:/\*|#) expect: (WG\d{3})( warning| file)?(?: \*/|$)", re.MULTILINE)
_SETUP: Final = re.compile(r"(?:/\* |# )setup: (\{.*\})(?: \*/)?$", re.MULTILINE)
_SILENT: Final = "WG902"
_BROKEN: Final = "WG901"

Due = tuple[int, str, str]
"""Line (0 for the whole file), code and severity of a finding."""


class Program(NamedTuple):
    """One file of the corpus.

    Attributes:
        rule: The folder's: `WG302`.
        kind: `good`, `bad`, or the name of the case of several files.
    """

    rule: str
    kind: str
    path: Path
    text: str

    @property
    def name(self) -> str:
        """The path below the corpus."""
        return self.path.relative_to(FOLDER).as_posix()

    @property
    def language(self) -> str:
        """`c` or `python`."""
        return "python" if self.path.suffix == ".py" else "c"

    @property
    def due(self) -> frozenset[Due]:
        """What the comments say."""
        return frozenset(
            (
                0 if found[2] == " file" else number,
                found[1],
                "warning" if found[2] == " warning" or found[1] == _SILENT else "error",
            )
            for number, line in enumerate(self.text.splitlines(), start=1)
            for found in _EXPECT.finditer(line)
        )

    @property
    def setup(self) -> Fields:
        """What the first line changes in the plan."""
        found = _SETUP.match(self.text)
        given: Fields = json.loads(found[1]) if found else {}
        return {name: tuple(v) if isinstance(v, list) else v for name, v in given.items()}


def programs(rule: str = "WG*", kind: str = "*") -> list[Program]:
    """Give the programs that stand alone."""
    found = sorted(FOLDER.glob(f"{rule}/{kind}/*.*"))
    return [_read(path, path.parent.name) for path in found if path.parent.name != "across"]


def cases() -> list[list[Program]]:
    """Give the cases of several files, which are judged together."""
    folders = sorted(FOLDER.glob("WG*/across/*/"))
    return [[_read(path, folder.name) for path in sorted(folder.iterdir())] for folder in folders]


def _read(path: Path, kind: str) -> Program:
    rule = path.relative_to(FOLDER).parts[0]
    return Program(rule, kind, path, path.read_text(encoding="utf-8"))


def findings(together: Iterable[Program]) -> dict[str, set[Due]]:
    """Judge programs as one change under their rule alone; give what is found in each."""
    read = [(program, analyse(program.name, program.path.read_bytes())) for program in together]
    files = tuple(_file(program, facts) for program, facts in read)
    graph = CallGraph(tuple(one for program, facts in read for one in _definitions(program, facts)))
    verdict = judge(evidence(judged(made=commit(), code=files, graph=graph)), None, "index", ())
    found: dict[str, set[Due]] = {program.name: set() for program, _ in read}
    wanted = {read[0][0].rule, _SILENT, _BROKEN}
    for finding in verdict.findings:
        if finding.code in wanted:
            name = (finding.path or b"").decode()
            found.setdefault(name, set()).add((finding.line or 0, finding.code, finding.severity))
    return found


def _file(program: Program, facts: FileFacts) -> CodeFile:
    limits = (CodeLimits(plan(rules=rules_of(program))),)
    whole = ((1, 1 << 31),)
    return CodeFile(change(program.name), facts, facts.functions, (), limits, whole)


def rules_of(program: Program) -> CodeRules:
    """Give the plan's rules: of the ten and documentation, the program's own rule alone."""
    given = program.setup
    ten = {name: given.pop(name) for name in PowerOfTen._fields if name in given}
    number = int(program.rule[-2:])
    if program.rule.startswith("WG3"):
        given["power_of_ten"] = PowerOfTen(("c", "python"), (number,), **ten)
        given["documentation"] = "off"
    return CodeRules(**given)


def _definitions(program: Program, facts: FileFacts) -> Iterator[Definition]:
    for function in facts.functions:
        names = tuple(dict.fromkeys(call.name for call in function.calls))
        yield Definition(
            program.name.encode(),
            function.name,
            function.line,
            function.static,
            function.valued,
            names,
        )
