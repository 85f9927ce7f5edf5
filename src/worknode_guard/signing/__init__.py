"""The door to keys: SSH keys read and made, signatures made and verified."""
