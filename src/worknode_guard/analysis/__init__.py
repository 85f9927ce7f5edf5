"""Source text to facts: knows languages, and no policy."""
