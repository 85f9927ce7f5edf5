#include <stdint.h>

extern void decode(const uint8_t *packet, int *position);

/* Whoever has the counter's address can change it. */
void decode_all(const uint8_t packet[64])
{
    for (int position = 0; position < 64; position++) { /* expect: WG302 */
        decode(packet, &position);
    }
}
