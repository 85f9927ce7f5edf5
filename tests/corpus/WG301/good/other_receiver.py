class Pool:
    def __init__(self, connections: list) -> None:
        self.connections = connections

    def close(self) -> None:
        for connection in self.connections:
            connection.close()


class Listener:
    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    def close(self) -> None:
        self.pool.close()
