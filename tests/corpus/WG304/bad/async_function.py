# setup: {"function_lines": 5}
async def relay(reader, writer) -> int:  # expect: WG304
    moved = 0
    async for block in reader:
        writer.write(block)
        moved += len(block)
    await writer.drain()
    return moved
