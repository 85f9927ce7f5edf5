"""The door to git: the only room that runs git or reads a repository's files."""
