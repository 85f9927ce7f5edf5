async def read_line(reader) -> bytes:
    r"""Read up to and with the next \n."""
    return await reader.readline()


def words(text: str) -> list[str]:
    'Split at blanks.'
    return text.split()
