def spin(queue, handler) -> None:
    while 1:  # expect: WG302
        handler(queue.get())
