"""The release, by itself: rooms below the package's front may ask for it."""

from typing import Final

VERSION: Final = "0.1.0"
