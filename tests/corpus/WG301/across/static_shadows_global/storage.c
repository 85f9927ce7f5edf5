int logger_put(int byte);

int write_byte(int byte)
{
    return logger_put(byte);
}

int storage_append(int byte)
{
    return write_byte(byte);
}
