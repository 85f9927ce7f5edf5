"""Serves, as soon as it is imported."""

import socket

server = socket.create_server(("", 0))
while True:  # expect: WG302
    server.accept()


class Table:
    """Filled while the class is made."""

    rows = []
    while len(rows) < 9:  # expect: WG302 warning
        rows.append(0)
