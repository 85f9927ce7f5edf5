int session_event(int byte);

int link_write(int byte) /* expect: WG301 */
{
    if (byte == 0x1b) {
        return session_event(byte + 1);
    }
    return byte;
}

int link_reset(void)
{
    return link_write(0);
}
