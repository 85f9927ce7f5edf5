"""Runs the program as `python -m worknode_guard`."""

from worknode_guard.cli.main import run

run()
