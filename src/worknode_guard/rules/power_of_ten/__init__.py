"""The Power of Ten: rules for safety-critical code (G. J. Holzmann, 2006)."""
