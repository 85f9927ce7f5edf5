"""C without a compiler: tokens, places and what could not be read."""
