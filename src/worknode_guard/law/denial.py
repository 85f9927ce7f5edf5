"""Places that no agent may write, whatever its capability says: they decide what runs and counts.

All of them are compared casefolded, because some file systems do.
"""

from typing import Final

_FOLDERS: Final = (
    "plans",
    ".github",
    ".gitlab",
    ".circleci",
    ".buildkite",
    ".woodpecker",
    ".ci",
    ".lefthook",
    ".husky",
    ".githooks",
    ".claude",
    ".cursor",
    ".codex",
)
_FILES: Final = frozenset(
    {
        ".gitlab-ci.yml",
        ".woodpecker.yml",
        ".travis.yml",
        "azure-pipelines.yml",
        "bitbucket-pipelines.yml",
        "jenkinsfile",
        ".pre-commit-config.yaml",
        "lefthook.yml",
    }
)
_COMPONENTS: Final = frozenset(
    {".gitattributes", ".gitmodules", ".gitignore", ".mailmap", ".lfsconfig"}
)


def built_in_denial(path: str) -> str | None:
    """Give the built-in pattern that denies this path to every agent, or None."""
    names = path.casefold().split("/")
    if names[0] in _FOLDERS:
        # A file of the folder's name would take the folder's place, so it is denied as well.
        return f"{names[0]}/**"
    if len(names) == 1 and names[0] in _FILES:
        return names[0]
    if names[-1] == "codeowners":
        return "CODEOWNERS"
    return next((name for name in names if name in _COMPONENTS), None)
