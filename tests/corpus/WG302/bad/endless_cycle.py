from itertools import cycle


def round_robin(servers: list[str], probe) -> None:
    for server in cycle(servers):  # expect: WG302
        probe(server)
