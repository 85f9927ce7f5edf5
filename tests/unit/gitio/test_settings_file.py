from pathlib import Path

import pytest

from worknode_guard.errors import UndecidedError
from worknode_guard.gitio.settings_file import parse_settings, read_settings


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", {}),
        ("[core]\n\tbare = true\n", {"core.bare": "true"}),
        ("[Extensions]\nObjectFormat=sha256", {"extensions.objectformat": "sha256"}),
        ("[extensions] objectformat = sha256 # why", {"extensions.objectformat": "sha256"}),
        ('[extensions]\nobjectformat = "sha256" ; why', {"extensions.objectformat": "sha256"}),
        ("[extensions]\nobjectformat = sha\\\n256\n", {"extensions.objectformat": "sha256"}),
        ("[core]\nbare\n", {"core.bare": "true"}),
        ("[core]\nbare = true\nbare = false\n", {"core.bare": "false"}),
        ("[a][core]\nbare = 1\n", {"core.bare": "1"}),
        ('[core "x"]\nbare = true\n', {}),
        ("# [core]\n; bare = true\n\n", {}),
    ],
)
def test_settings_are_read_as_git_reads_them(text: str, settings: dict[str, str]) -> None:
    assert parse_settings(text) == settings


def test_a_missing_file_has_no_settings(tmp_path: Path) -> None:
    assert read_settings(str(tmp_path / "config")) == {}


def test_a_file_that_cannot_be_read_is_undecided(tmp_path: Path) -> None:
    with pytest.raises(UndecidedError, match="cannot be read"):
        read_settings(str(tmp_path))
