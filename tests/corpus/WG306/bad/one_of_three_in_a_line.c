#include <stdint.h>

int32_t scale(int32_t raw)
{
    int32_t low = 10, rest, high = 4000; /* expect: WG306 */
    int32_t result = raw;
    if (raw > low && raw < high) {
        rest = raw % 10;
        result = raw - rest;
    }
    return result + low;
}
