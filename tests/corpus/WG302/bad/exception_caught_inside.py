def consume(queue, handle, log) -> None:
    while True:  # expect: WG302
        try:
            message = queue.get()
            if message.broken:
                raise ValueError(message)
            handle(message)
        except ValueError as error:
            log(error)
