#include <stdint.h>

/* A table that nobody writes may stand where readers look for it. */
static const uint8_t segments[10] = {
    0x3f, 0x06, 0x5b, 0x4f, 0x66, 0x6d, 0x7d, 0x07, 0x7f, 0x6f,
};

uint8_t seven_segment(uint8_t digit)
{
    return digit < 10u ? segments[digit] : 0u;
}
