#include <stdint.h>

extern void decode(const uint8_t *packet, int *position);

/* Whoever has the address of the counter may change it, or not: that cannot be seen here. */
void decode_all(const uint8_t packet[64])
{
    for (int position = 0; position < 64; position++) { /* expect: WG302 warning */
        decode(packet, &position);
    }
}
