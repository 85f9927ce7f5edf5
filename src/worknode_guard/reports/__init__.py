"""A verdict to text: one file per format."""
