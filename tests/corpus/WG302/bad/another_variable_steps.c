#include <stdint.h>

void copy_reversed(const uint8_t from[8], uint8_t to[8])
{
    int j = 7;
    for (int i = 0; i < 8; j--) { /* expect: WG302 */
        to[i] = from[j & 7];
    }
}
