#include <stdint.h>

/* 0, 3, 6, 9, 12: ten is never met. */
uint32_t every_third(const uint32_t values[10])
{
    uint32_t sum = 0u;
    for (uint32_t i = 0u; i != 10u; i += 3u) { /* expect: WG302 */
        sum += values[i % 10u];
    }
    return sum;
}
