int storage_append(int byte);

/* Bound to this file: `write_byte` of the storage is not meant here. */
static int write_byte(int byte)
{
    return byte >= 0 ? byte : 0;
}

int logger_put(int byte)
{
    return write_byte(byte);
}
