"""The repositories in which is measured. Each is made anew, packed like a clone."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from lawful import PERSON, UNLIMITED, Assigned, key, law
from repository import Repository
from sources import revised, source
from worknode_guard.signing.privatekeys import encode_private_key

AGENT: Final = "impl"
_PATHS: Final = ("src/**", "docs/**")
_LIMITS: Final = {**UNLIMITED, "complexity": 8, "function_lines": 60}
_NO_RULES: Final[Mapping[str, object]] = {}

Files = dict[str, bytes]


class Lawful(NamedTuple):
    """A repository with a law.

    Attributes:
        base: The founding commit, where `main` stands.
        files: Everything in it, by path.
    """

    repo: Repository
    pin: str
    base: str
    files: Files


def found(path: Path, files: Files, rules: Mapping[str, object] = _NO_RULES) -> Lawful:
    """Make a repository whose `main` holds a law and some files."""
    repo = Repository(path)
    pin, documents = law([Assigned(AGENT, "wave", _PATHS, limits=_LIMITS)], {"wave": rules})
    whole = {**files, **documents}
    base = repo.commit(repo.tree(whole), [], PERSON, b"Found the law\n")
    repo.branch("main", base)
    return Lawful(repo, pin, base, whole)


def staged(
    path: Path,
    others: int,
    before: Files,
    after: Files,
    *,
    by_key: bool = False,
    rules: Mapping[str, object] = _NO_RULES,
) -> Lawful:
    """Make a repository in which a change of an agent is staged.

    Args:
        path: Where.
        others: How many files it holds beside those that are changed.
        before: The files that are changed.
        after: Their staged content.
        by_key: Whether git's configuration names the agent's key.
        rules: The plan's code rules.
    """
    rest = {f"docs/{n // 100}/{n}.txt": b"text %d\n" % n for n in range(others)}
    made = found(path, {**rest, **before}, rules)
    if by_key:
        set_signing_key(made.repo)
    made.repo.pack()
    made.repo.git("reset", "-q", "--hard", "main")
    write(made.repo, after)
    return made


def set_signing_key(repo: Repository) -> None:
    """Let git's configuration name the agent's key, in a file beside the repository."""
    pair = key(AGENT)
    place = repo.path.parent / AGENT
    if not place.exists():
        place.touch(mode=0o600)
        place.write_bytes(encode_private_key(pair, AGENT, check=1))
        place.with_suffix(".pub").write_text(f"{pair.public.text} {AGENT}\n")
    repo.git("config", "gpg.format", "ssh")
    repo.git("config", "user.signingkey", str(place))


def write(repo: Repository, files: Files) -> None:
    """Write files into the work tree and stage them."""
    for name, content in files.items():
        place = repo.path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    repo.git("add", "--", *files)


def texts_history(path: Path, count: int) -> Lawful:
    """Make a branch `work` of signed commits that change two text files each, of two hundred."""
    files = {f"docs/{n // 20}/{n}.txt": b"text %d\n" % n for n in range(200)}
    made = found(path, files)
    now, head = dict(made.files), made.base
    for number in range(count):
        for place in (number * 7 % 200, number * 13 % 200):
            now[f"docs/{place // 20}/{place}.txt"] = b"text %d of %d\n" % (place, number)
        head = made.repo.commit(made.repo.tree(now), [head], AGENT)
    return _finished(made, head)


def code_history(path: Path, count: int) -> Lawful:
    """Make a branch `work` of signed commits that change one function in two source files each."""
    kinds = ("c", "py")
    names = [f"src/part{n}.{kinds[n % 2]}" for n in range(20)]
    texts = {name: source(name.rpartition(".")[2], 300, n) for n, name in enumerate(names)}
    made = found(path, {name: text.encode() for name, text in texts.items()})
    now, head = dict(made.files), made.base
    for number in range(count):
        for name in (names[number * 3 % 20], names[(number * 3 + 1) % 20]):
            texts[name] = revised(texts[name], number, number)
            now[name] = texts[name].encode()
        head = made.repo.commit(made.repo.tree(now), [head], AGENT)
    return _finished(made, head)


def _finished(made: Lawful, head: str) -> Lawful:
    made.repo.branch("work", head)
    made.repo.pack()
    return made
