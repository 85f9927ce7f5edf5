#include <stdint.h>

/* The caller chooses the bound: no preset limit can be read off. */
uint32_t sum(const uint32_t *values, uint32_t count)
{
    uint32_t total = 0u;
    for (uint32_t i = 0u; i < count; i++) { /* expect: WG302 warning */
        total += values[i];
    }
    return total;
}
