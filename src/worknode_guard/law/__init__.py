"""SIGNED DOCUMENTS → RIGHTS: who is believed, and what that lets them do. Pure."""
