#include <stdint.h>

/* An unsigned counter is always at least zero. */
void shift_right(uint8_t buffer[16])
{
    for (uint32_t i = 14u; i >= 0u; i--) { /* expect: WG302 */
        buffer[i + 1u] = buffer[i];
    }
}
