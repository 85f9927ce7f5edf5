"""What must be written down beside the code."""
