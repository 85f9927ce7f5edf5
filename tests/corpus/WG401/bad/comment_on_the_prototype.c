#include <stdint.h>

/* Give the number of leading zeros. */
uint8_t leading_zeros(uint32_t word);

uint8_t leading_zeros(uint32_t word) /* expect: WG401 */
{
    uint8_t count = 0u;
    for (uint32_t bit = 0x80000000u; bit != 0u && (word & bit) == 0u; bit >>= 1) {
        count++;
    }
    return count;
}
