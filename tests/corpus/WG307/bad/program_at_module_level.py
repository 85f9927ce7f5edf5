"""Runs a program when it is imported."""

import contextlib
import subprocess


def build():
    """Build, and say whether that worked."""
    return subprocess.run(["make"], check=True).returncode == 0


build()  # expect: WG307
subprocess.run(["make", "clean"])  # expect: WG307

try:
    import fast_json
except ImportError:  # expect: WG307
    pass


class Setup:
    """Its body runs with the module."""

    build()  # expect: WG307
    with contextlib.suppress(OSError):
        subprocess.call(["true"])  # expect: WG307
