"""Signed plans and capabilities for AI coding agents, judged on every commit with git alone."""

__version__ = "0.1.0"
