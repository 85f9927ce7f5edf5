"""The demonstration: a story in which every command is real, and every verdict is compared."""
