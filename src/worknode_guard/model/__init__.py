"""The nouns: frozen values without input or output. A value that exists is valid."""
