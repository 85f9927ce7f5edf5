int link_write(int byte);

int transport_send(int byte) /* expect: WG301 */
{
    return link_write(byte & 0xff);
}
