"""One file per command. A command knows the services, and no other command."""
