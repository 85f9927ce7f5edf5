#include <assert.h>
#include <stdint.h>

uint32_t isqrt(uint32_t value)
{
    uint32_t root = 0u;
    assert(value < 0x40000000u);
    for (uint32_t bit = 0x8000u; bit > 0u; bit >>= 1) {
        uint32_t next = root | bit;
        root = next * next <= value ? next : root;
    }
    assert(root * root <= value);
    return root;
}
