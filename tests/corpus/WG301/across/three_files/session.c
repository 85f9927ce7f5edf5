int transport_send(int byte);

int session_event(int byte) /* expect: WG301 */
{
    return byte < 0 ? -1 : transport_send(byte);
}
