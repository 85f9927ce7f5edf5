#include <stdint.h>

/* Set in one block, read after it. */
uint32_t baud_divisor(uint32_t clock, uint32_t baud)
{
    uint32_t divisor = 0u;
    if (baud != 0u) {
        divisor = clock / (16u * baud);
    }
    return divisor;
}
