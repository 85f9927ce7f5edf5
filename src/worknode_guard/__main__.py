"""Runs the program as `python -m worknode_guard`, which is how the git hooks start it."""

from worknode_guard.cli.main import main

raise SystemExit(main())
