"""Runs a program when it is imported, and asks how it ended."""

import subprocess
import sys


def build():
    """Build, and say whether that worked."""
    return subprocess.run(["make"], check=True).returncode == 0


def clean():
    """Clean; gives nothing."""
    subprocess.run(["make", "clean"], check=True)


try:
    import fast_json
except ImportError:
    fast_json = None

clean()
if __name__ == "__main__":
    sys.exit(not build())
