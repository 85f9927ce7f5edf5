"""Which loops end, as far as their text tells."""

from textwrap import indent

import pytest

from worknode_guard.analysis.python.facts import read
from worknode_guard.model.functions import FileFacts

IMPORTS = "import itertools, sys, os\nfrom itertools import count as n\n"


def bounded(body: str, head: str = IMPORTS) -> list[str]:
    found = read(f"{head}def f(x, y):\n{indent(body, ' ')}\n")
    assert isinstance(found, FileFacts)
    return [one.bounded for one in found.functions[-1].loops]


WAYS_OUT = [
    "break",
    "return",
    "raise E",
    "yield x",
    "yield from x",
    "z = yield",
    "if y: break",
    "sys.exit()",
    "exit(1)",
    "quit()",
    "os._exit(1)",
    "os.abort()",
    "os.execv(x, y)",
    "raise SystemExit",
    "with y: return",
    "for z in x: return z",
    "for z in (): pass\n else: break",
    "match x:\n  case 1: break",
    "try: g()\n except E: break",
    "try: raise E\n except OtherE: g()",
    "try: raise SystemExit\n except Exception: g()",
    "try: sys.exit()\n except Exception: g()",
    "try: raise KeyError\n except ValueError: g()",
    "try: os._exit(1)\n except: g()",
    "try: g()\n except E: raise",
    "try: raise E\n except (A, t[0]): g()",
    "try: raise E\n except t[0]: g()",
    "try: raise E\n except* A: g()",
    "try: g()\n except E: g()\n else: break",
    "try: g()\n except E: g()\n finally: return",
]
NO_WAYS_OUT = [
    "pass",
    "continue",
    "g()",
    "for z in x: break",
    "while x: break",
    "def h(): return 1",
    "h = lambda: (yield)",
    "class C:\n  def m(self): return 1",
    "try: raise E\n except E: g()",
    "try: raise E\n except* E: g()",
    "try: raise m.E(1)\n except (A, m.E): g()",
    "try: raise E\n except Exception: g()",
    "try: raise KeyError(1)\n except LookupError: g()",
    "try: raise g()[0]\n except BaseException: g()",
    "try: sys.exit()\n except: g()",
    "try: sys.exit()\n except SystemExit: g()",
]


@pytest.mark.parametrize("body", WAYS_OUT)
def test_a_way_out_makes_an_endless_loop_unproven(body: str) -> None:
    assert bounded(f"while True:\n {body}\n")[0] == "unproven"
    assert bounded(f"for z in n():\n {body}\n")[0] == "unproven"


@pytest.mark.parametrize("body", NO_WAYS_OUT)
def test_an_endless_loop_without_a_way_out_has_no_end(body: str) -> None:
    assert bounded(f"while True:\n {body}\n")[0] == "no"
    assert bounded(f"while 1:\n {body}\n")[0] == "no"
    assert bounded(f"for z in n():\n {body}\n")[0] == "no"


def test_other_whiles() -> None:
    assert bounded("while x: g()") == ["unproven"]
    assert bounded("while x < 3 and y: break") == ["unproven"]
    assert bounded("while 0: g()") == ["yes"]
    assert bounded("while not True: g()") == ["yes"]
    assert bounded("while not not 1: g()") == ["no"]
    assert bounded("while not x: g()") == ["unproven"]


ENDLESS = [
    "itertools.count()",
    "n(1, 2)",
    "itertools.cycle(x)",
    "itertools.repeat(x)",
    "iter(x, None)",
    "enumerate(n())",
    "map(g, n())",
    "zip(n(), itertools.cycle(x))",
    "map(g, n(), n())",
    "filter(g, n())",
    "itertools.chain(x, n())",
    "itertools.accumulate(n())",
    "itertools.starmap(g, iter(x, 1))",
    "enumerate(filter(None, itertools.chain(n(), x)), 1)",
    "enumerate(" * 90 + "n()" + ")" * 90,
]
ENDING = [
    "x",
    "range(10)",
    "iter(x)",
    "itertools.repeat(x, 3)",
    "itertools.repeat(x, times=3)",
    "zip(n(), x)",
    "map(g, n(), x)",
    "itertools.islice(n(), 3)",
    "itertools.takewhile(g, n())",
    "itertools.chain(x, y)",
    "zip()",
    "x.count()",
    "count()",
    "x[0]()",
    "y.iter(x, 1)",
]


@pytest.mark.parametrize("iterable", ENDLESS)
def test_what_never_ends(iterable: str) -> None:
    assert bounded(f"for z in {iterable}: g()") == ["no"]
    assert bounded(f"[z for z in {iterable}]") == ["no"]
    assert bounded(f"g({{z: 1 for y in x for z in {iterable}}})") == ["yes", "no"]
    assert bounded(f"return (z for z in {iterable})") == ["unproven"]


@pytest.mark.parametrize("iterable", ENDING)
def test_what_ends(iterable: str) -> None:
    assert bounded(f"for z in {iterable}: g()") == ["yes"]
    assert bounded(f"{{z for z in {iterable}}}") == ["yes"]


@pytest.mark.parametrize(
    "head", ["def n(): pass\n", "class n: pass\n", "from other import count as n\n", "n = x\n"]
)
def test_other_functions_of_the_name_end(head: str) -> None:
    assert bounded("for z in n(): g()", head) == ["yes"]


GROWING = [
    "for z in x: x.append(z)",
    "for z in x:\n if z: x.extend(z)",
    "for z in x:\n for w in z: x.insert(0, w)",
    "for z in x: x += [z]",
    "for z in x.rows: x.rows.append(z)",
    "for i, z in enumerate(x): x.append(z)",
]
NOT_GROWING = [
    "for z in x: y.append(z)",
    "for z in x[:]: x.append(z)",
    "for z in list(x): x.append(z)",
    "for z in x: x.remove(z)",
    "for z in x.rows: x.append(z)",
    "for z in x: x.y.append(z)",
    "for z in x:\n x = []\n x.append(z)",
    "for z in x:\n x: list = []\n x.append(z)",
    "for z in x: x -= 1",
    "for z in x:\n def g(): x.append(z)",
]


@pytest.mark.parametrize("text", GROWING)
def test_a_list_that_its_own_loop_makes_longer(text: str) -> None:
    assert bounded(text)[0] == "no"


def test_a_list_that_grows_until_a_way_out() -> None:
    assert bounded("for z in x:\n x.append(z)\n if y: break") == ["unproven"]


@pytest.mark.parametrize("text", NOT_GROWING)
def test_lists_that_do_not_grow_under_the_loop(text: str) -> None:
    assert bounded(text)[0] == "yes"


def test_loops_over_what_is_awaited() -> None:
    head = "import itertools\nasync "
    assert bounded("async for z in x: g()", head) == ["yes"]
    assert bounded("async for z in itertools.count(): g()", head) == ["no"]
    assert bounded("while True:\n async for z in x: break", head) == ["no", "yes"]


def test_place_and_reason() -> None:
    found = read("def f(x):\n  for z in x:\n    x.append(z)\n  while True: pass\n")
    assert isinstance(found, FileFacts)
    assert [tuple(one) for one in found.functions[0].loops] == [
        (2, "for", "no", "it makes x longer while it walks along it"),
        (4, "while", "no", "nothing leaves it"),
    ]
