#include <stdint.h>

void clear(uint8_t buffer[32])
{
    for (int i = 0; i < 32; i--) { /* expect: WG302 */
        buffer[i] = 0u;
    }
}
