#include <stdint.h>

/* Turn a raw reading into tenths of a degree. */
int32_t tenths(int32_t raw)
{
    return raw * 1650 / 4096 - 400;
}
