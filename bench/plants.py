"""Violations that are planted into a replayed history, each with the findings that are due.

Every function makes one or two commits on the scene's branch and gives exactly what must be found.
Whoever plants afterwards lets a person put the tree back.
"""

from collections.abc import Callable, Iterable
from typing import Final

from findings import Found
from lawful import Assigned, capability, signed
from planting import Edits, Scene
from worknode_guard.model.change import EXECUTABLE, SUBMODULE, SYMLINK

REPLAYER: Final = "replayer"
"""May do everything where the real history goes."""
NARROW: Final = "narrow"
"""May only add and modify there."""
STRICT: Final = "strict"
"""Also keeps to the default limits of code, and to small files."""
STRANGER: Final = "stranger"
"""Has a key that the law does not know."""
LATER: Final = "zz-later"
"""Folder of a phase that is not active."""
OUTSIDE: Final = "zz-outside"
"""Folder that no capability names."""
INSIDE: Final = "zz-inside"
"""Folder that every capability names, so that planting needs nothing of the real files."""
SMALL_BYTES: Final = 100_000

Plant = Callable[[Scene], Iterable[Found]]


def wrong_file(scene: Scene) -> Iterable[Found]:
    """A file that the whitelist does not name."""
    path = scene.name(OUTSIDE)
    yield scene.commit(REPLAYER, {path: scene.text("x\n")}), "WG101", path


def protected_file(scene: Scene) -> Iterable[Found]:
    """A workflow of the forge."""
    path = scene.name(".github/workflows", ".yml")
    yield scene.commit(REPLAYER, {path: scene.text("on: push\n")}), "WG103", path


def hidden_deletion(scene: Scene) -> Iterable[Found]:
    """A deletion that a reader of the diff sees as a rename."""
    file = scene.pick()
    edits: Edits = {file.path: None, scene.name(INSIDE): (file.mode, file.oid)}
    yield scene.commit(NARROW, edits), "WG102", file.path


def deletion(scene: Scene) -> Iterable[Found]:
    """A plain deletion."""
    file = scene.pick()
    yield scene.commit(NARROW, {file.path: None}), "WG102", file.path


def emptied(scene: Scene) -> Iterable[Found]:
    """A file whose content is gone though its name stays."""
    file = scene.pick()
    yield scene.commit(NARROW, {file.path: (file.mode, scene.text("")[1])}), "WG102", file.path


def symlink(scene: Scene) -> Iterable[Found]:
    """A link that leads out of the repository."""
    path = scene.name(INSIDE)
    target = (SYMLINK, scene.repo.write("blob", b"/etc/passwd"))
    yield scene.commit(NARROW, {path: target}), "WG105", path


def swapped_for_link(scene: Scene) -> Iterable[Found]:
    """A real file replaced by a link."""
    file = scene.pick()
    target = (SYMLINK, scene.repo.write("blob", b"/etc/passwd"))
    # The file is gone as well, and that is the graver reason.
    yield scene.commit(NARROW, {file.path: target}), "WG102", file.path


def made_executable(scene: Scene) -> Iterable[Found]:
    """Only the mode changes."""
    file = scene.pick()
    yield scene.commit(NARROW, {file.path: (EXECUTABLE, file.oid)}), "WG105", file.path


def submodule(scene: Scene) -> Iterable[Found]:
    """Another repository's commit."""
    path = scene.name(INSIDE, "")
    yield scene.commit(NARROW, {path: (SUBMODULE, scene.head)}), "WG105", path


def device_name(scene: Scene) -> Iterable[Found]:
    """A name that Windows takes for a device."""
    path = f"{INSIDE}/aux.txt".encode()
    yield scene.commit(REPLAYER, {path: scene.text("x\n")}), "WG106", path


def bidirectional_name(scene: Scene) -> Iterable[Found]:
    """A name that reads otherwise than it is."""
    path = f"{INSIDE}/a\u202etxt.exe".encode()
    yield scene.commit(REPLAYER, {path: scene.text("x\n")}), "WG106", path


def colliding_name(scene: Scene) -> Iterable[Found]:
    """A name that differs from a real one by letter case only."""
    file = scene.pick()
    folder, _, name = file.path.rpartition(b"/")
    path = folder + b"/" + name.swapcase()
    yield scene.commit(REPLAYER, {path: scene.text("x\n")}), "WG106", path


def violated_and_reverted(scene: Scene) -> Iterable[Found]:
    """A wrong file that the next commit takes back, so that the net change is clean."""
    path = scene.name(OUTSIDE)
    yield scene.commit(REPLAYER, {path: scene.text("x\n")}), "WG101", path
    yield scene.commit(REPLAYER, {path: None}), "WG102", path


def later_phase(scene: Scene) -> Iterable[Found]:
    """Work of a phase that is not active."""
    path = scene.name(LATER)
    yield scene.commit(NARROW, {path: scene.text("x\n")}), "WG104", path


def other_plan(scene: Scene) -> Iterable[Found]:
    """A trailer that names a plan of somebody else."""
    edits: Edits = {scene.name(INSIDE): scene.text("x\n")}
    yield scene.commit(NARROW, edits, b"Add x\n\nWorknode-Plan: tight\n"), "WG015", None


def unsigned(scene: Scene) -> Iterable[Found]:
    """No signature."""
    yield scene.put(scene.draft({scene.name(INSIDE): scene.text("x\n")})), "WG010", None


def altered_after_signing(scene: Scene) -> Iterable[Found]:
    """Another message than the one that was signed."""
    raw = scene.repo.signed(scene.draft({scene.name(INSIDE): scene.text("x\n")}), REPLAYER)
    yield scene.put(raw.replace(b"Plant something", b"Plant anything")), "WG011", None


def other_namespace(scene: Scene) -> Iterable[Found]:
    """A signature made for a file."""
    draft = scene.draft({scene.name(INSIDE): scene.text("x\n")})
    yield scene.put(scene.repo.signed(draft, REPLAYER, "file")), "WG011", None


def unknown_key(scene: Scene) -> Iterable[Found]:
    """A good signature by nobody."""
    yield scene.commit(STRANGER, {scene.name(INSIDE): scene.text("x\n")}), "WG012", None


def odd_header(scene: Scene) -> Iterable[Found]:
    """A header that makes readers see another text than was signed."""
    draft = scene.draft({scene.name(INSIDE): scene.text("x\n")})
    odd = draft.replace(b"\n\n", b"\nencoding UTF-7\n\n", 1)
    yield scene.put(scene.repo.signed(odd, REPLAYER)), "WG013", None


def evil_merge(scene: Scene) -> Iterable[Found]:
    """A merge that brings something of its own."""
    parents = [scene.head, scene.repo.git("rev-parse", f"{scene.head}^").decode().strip()]
    draft = scene.draft({scene.name(INSIDE): scene.text("x\n")})
    merge = draft.replace(b"\nauthor", f"\nparent {parents[1]}\nauthor".encode(), 1)
    yield scene.put(scene.repo.signed(merge, REPLAYER)), "WG017", None


def large_file(scene: Scene) -> Iterable[Found]:
    """More bytes in a file than the capability allows."""
    path = scene.name(INSIDE)
    scene.commit(STRICT, {path: scene.text("x\n" * SMALL_BYTES)})
    yield None, "WG108", path


def complex_function(scene: Scene) -> Iterable[Found]:
    """Nine decisions in one function."""
    path = scene.name(INSIDE, ".c")
    body = "".join(f"    if (x > {n}) {{ x++; }}\n" for n in range(9))
    edits: Edits = {path: scene.text(f"int f(int x)\n{{\n{body}    return x;\n}}\n")}
    yield scene.commit(STRICT, edits), "WG201", path


def long_function(scene: Scene) -> Iterable[Found]:
    """Seventy lines."""
    path = scene.name(INSIDE, ".py")
    body = "".join(f"    x += {n}\n" for n in range(70))
    yield (
        scene.commit(STRICT, {path: scene.text(f"def f(x):\n{body}    return x\n")}),
        "WG202",
        path,
    )


def many_parameters(scene: Scene) -> Iterable[Found]:
    """Nine parameters."""
    path = scene.name(INSIDE, ".js")
    edits: Edits = {path: scene.text("function f(a, b, c, d, e, f, g, h, i) {\n  return a;\n}\n")}
    yield scene.commit(STRICT, edits), "WG203", path


def deep_nesting(scene: Scene) -> Iterable[Found]:
    """Six levels."""
    path = scene.name(INSIDE, ".c")
    body = "while (x) { " * 6 + "x--; " + "} " * 6
    edits: Edits = {path: scene.text(f"int f(int x)\n{{\n{body}\nreturn x;\n}}\n")}
    yield scene.commit(STRICT, edits), "WG204", path


def forged_capability(scene: Scene) -> Iterable[Found]:
    """A capability that the agent signs for itself, and then a commit that relies on it."""
    place = f"plans/agents/{STRANGER}.yaml"
    text = capability(scene.pin, Assigned(STRANGER, "wave", ("*", f"{OUTSIDE}/**"))).encode()
    files = signed(place, text, "capability", REPLAYER)
    edits: Edits = {path.encode(): scene.text(raw.decode()) for path, raw in files.items()}
    scene.documents.append(place.encode())
    forged = scene.commit(REPLAYER, edits)
    yield from ((forged, "WG103", path) for path in edits)
    yield forged, "WG003", place.encode()
    yield scene.commit(STRANGER, {scene.name(OUTSIDE): scene.text("x\n")}), "WG012", None


PLANTS: Final[tuple[Plant, ...]] = (
    *(wrong_file, protected_file, hidden_deletion, deletion, emptied, symlink, swapped_for_link),
    *(made_executable, submodule, device_name, bidirectional_name, colliding_name),
    *(violated_and_reverted, later_phase, other_plan, unsigned, altered_after_signing),
    *(other_namespace, unknown_key, odd_header, evil_merge, large_file, complex_function),
    *(long_function, many_parameters, deep_nesting, forged_capability),
)
