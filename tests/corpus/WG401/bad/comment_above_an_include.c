/* Count the bits of a word. */
#include <stdint.h>
uint8_t bits(uint32_t word) /* expect: WG401 */
{
    uint8_t count = 0u;
    for (int bit = 0; bit < 32; bit++) {
        count = (uint8_t)(count + ((word >> bit) & 1u));
    }
    return count;
}
