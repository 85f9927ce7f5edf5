"""Use cases, where doors and core meet. They return values, and never print or exit."""
