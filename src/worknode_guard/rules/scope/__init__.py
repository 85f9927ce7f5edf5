"""Which files, which names, how much."""
