"""How hard a function is to read."""
