#include <stdint.h>

int32_t tenths(int32_t raw) /* expect: WG401 */
{
    return raw * 1650 / 4096 - 400;
}
