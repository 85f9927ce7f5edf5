#include <stdint.h>

uint32_t big_endian(const uint8_t *bytes)
{
    uint32_t word = (uint32_t)bytes[0] << 24; /* expect: WG307 */
    word |= (uint32_t)bytes[1] << 16;
    word |= (uint32_t)bytes[2] << 8;
    return word | bytes[3];
}
