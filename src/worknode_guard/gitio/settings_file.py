"""The few settings of a repository's own `config` file that say how to read it at all.

Git itself reads these without includes (gitrepository-layout(5), repository-version.txt), so a
plain reading of the one file is enough. A setting that is misread here can only lead to objects
that are not found, and so to no decision.
"""

from worknode_guard.errors import UndecidedError

_LARGEST = 1 << 20


def read_settings(path: str) -> dict[str, str]:
    """Give `section.key` in lower case → value of sections without subsection; last one wins.

    A missing file has no settings.

    Raises:
        UndecidedError: It is there and cannot be read.
    """
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read(_LARGEST)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise UndecidedError(
            f"{path!r} cannot be read",
            why=str(error.strerror),
            fix="mend its permissions",
        ) from error
    return parse_settings(text)


def parse_settings(text: str) -> dict[str, str]:
    """Parse the text of a configuration file (git-config(1) "Syntax"); never fails."""
    settings: dict[str, str] = {}
    section = ""
    for raw in text.replace("\\\n", "").splitlines():
        line = raw.strip()
        while line.startswith("["):
            head, _, line = line[1:].partition("]")
            section = head.strip().lower()
            line = line.strip()
        if not line or line[0] in "#;" or '"' in section:
            continue
        key, equals, value = line.partition("=")
        settings[f"{section}.{key.strip().lower()}"] = _plain(value) if equals else "true"
    return settings


def _plain(value: str) -> str:
    """Drop a comment and the quotes."""
    kept: list[str] = []
    inside = False
    for char in value:
        if char == '"':
            inside = not inside
        elif char in "#;" and not inside:
            break
        else:
            kept.append(char)
    return "".join(kept).strip()
