"""Facts about Python, from the standard library's own parser."""
