"""The command line: arguments in, text and an exit code out. It decides nothing itself."""
