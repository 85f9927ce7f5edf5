async def send(writer, text: str) -> bool:
    writer.write(text.encode())
    await writer.drain()
    return not writer.is_closing()


async def greet(writer) -> None:
    await send(writer, "hello\n")  # expect: WG307
