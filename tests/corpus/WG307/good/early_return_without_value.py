def notify(users: list[str], send) -> None:
    """`return` alone gives no value."""
    if not users:
        return
    for user in users:
        send(user)


def run(send) -> None:
    notify(["alice", "bob"], send)
