"""Who signed what, and whether the law believes it."""
