"""The least that any check must do: read what changed, and let lizard read each text once.

usage: floor.py staged           the files that the index changes against HEAD
       floor.py range BASE HEAD  every distinct blob that the commits of a range bring

It judges nothing, verifies nothing and handles no error: it is the measure for the guard's cost.
"""

import os
import sys
from collections.abc import Iterable


def output_of(*arguments: str) -> bytes:
    """Run git without the cost of `subprocess`, and give its output."""
    reader, writer = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, writer, 1)]
    pid = os.posix_spawnp("git", ["git", *arguments], os.environ, file_actions=actions)
    os.close(writer)
    with os.fdopen(reader, "rb") as out:
        found = out.read()
    os.waitpid(pid, 0)
    return found


def changed(raw: bytes) -> dict[str, str]:
    """Give the new blob of each changed file and its path, from raw records."""
    found = {}
    for line in raw.decode().splitlines():
        if line.startswith(":"):
            record, _, path = line.partition("\t")
            found[record.split(" ")[3]] = path
    return found


def contents(oids: Iterable[str]) -> list[str]:
    """Read blobs through one `cat-file`."""
    reader, writer = os.pipe()
    questions, asker = os.pipe()
    actions = [(os.POSIX_SPAWN_DUP2, questions, 0), (os.POSIX_SPAWN_DUP2, writer, 1)]
    argv = ["git", "cat-file", "--batch", "--buffer"]
    pid = os.posix_spawnp("git", argv, os.environ, file_actions=actions)
    os.close(questions)
    os.close(writer)
    os.write(asker, "".join(f"{oid}\n" for oid in oids).encode())
    os.close(asker)
    texts = []
    with os.fdopen(reader, "rb") as out:
        while header := out.readline():
            texts.append(out.read(int(header.split()[2])).decode())
            out.read(1)
    os.waitpid(pid, 0)
    return texts


def main() -> None:
    """Read, and let lizard read."""
    if sys.argv[1] == "staged":
        raw = output_of("diff-index", "--cached", "--raw", "--abbrev=40", "--no-renames", "HEAD")
    else:
        range_ = f"{sys.argv[2]}..{sys.argv[3]}"
        raw = output_of("log", "--format=", "--raw", "--abbrev=40", "--no-renames", range_)
    blobs = changed(raw)
    texts = contents(blobs)
    from lizard import analyze_file  # noqa: PLC0415  after git was asked, as the guard does

    functions = 0
    for path, text in zip(blobs.values(), texts, strict=True):
        functions += len(analyze_file.analyze_source_code(path, text).function_list)
    print(len(blobs), functions)


main()
