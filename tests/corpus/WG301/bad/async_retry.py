import asyncio


async def fetch(session, url: str, tries: int = 3) -> bytes:  # expect: WG301
    try:
        return await session.get(url)
    except OSError:
        if tries == 0:
            raise
        await asyncio.sleep(1)
        return await fetch(session, url, tries - 1)
