#include <stdint.h>

static const int32_t LAST = 31;

uint32_t first_bit(uint32_t word)
{
    uint32_t found = 32u;
    for (int32_t bit = 0; LAST >= bit; bit = bit + 1) {
        if ((word >> bit & 1u) != 0u && found == 32u) {
            found = (uint32_t)bit;
        }
    }
    return found;
}
