"""The package's front door."""

from .codec import *  # expect: WG308
from .frames import Frame

__all__ = ["Frame"]
