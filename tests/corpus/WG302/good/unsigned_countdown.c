#include <stdint.h>

/* An unsigned counter ends above zero; the index is one less. */
uint8_t parity(const uint8_t packet[12])
{
    uint8_t bits = 0u;
    for (uint32_t left = 12u; left > 0u; left--) {
        bits = (uint8_t)(bits ^ packet[left - 1u]);
    }
    return bits;
}
