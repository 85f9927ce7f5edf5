def read_block(file, size: int) -> bytes:
    assert size > 0
    if (block := file.read(size)) == b"":
        raise EOFError(size)
    return block
