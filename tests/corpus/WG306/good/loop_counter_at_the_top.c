#include <stdint.h>

/* C89 has no other place for a counter. */
uint32_t sum_all(const uint32_t values[8])
{
    int i;
    uint32_t sum = 0u;
    for (i = 0; i < 8; i++) {
        sum += values[i];
    }
    return sum;
}
