#include <stdint.h>

/* The step stands in the condition: eight turns, from seven to zero. */
uint8_t reversed(uint8_t byte)
{
    uint8_t out = 0u;
    for (uint8_t bit = 8u; bit-- > 0u;) {
        out = (uint8_t)(out | (((byte >> bit) & 1u) << (7u - bit)));
    }
    return out;
}
