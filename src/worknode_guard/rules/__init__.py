"""EVIDENCE → FINDINGS: one file per rule, in families. The docstring of a rule is its page."""
