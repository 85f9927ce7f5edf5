import socket


def read_line(connection: socket.socket) -> bytes:
    line = b""
    while True:  # expect: WG302 warning
        byte = connection.recv(1)
        if byte in (b"", b"\n"):
            break
        line += byte
    return line
