/* setup: {"function_lines": 6} */
#include <stdint.h>

static uint8_t high(uint16_t word)
{
    return (uint8_t)(word >> 8);
}

static uint16_t fletcher(const uint8_t bytes[16]) /* expect: WG304 */
{
    uint32_t a = 0u;
    uint32_t b = 0u;
    for (int i = 0; i < 16; i++) {
        a = (a + bytes[i]) % 255u;
        b = (b + a) % 255u;
    }
    return (uint16_t)((b << 8) | a);
}

uint8_t fletcher_high(const uint8_t bytes[16])
{
    return high(fletcher(bytes));
}
