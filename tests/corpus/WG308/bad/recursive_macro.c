#include <stdint.h>

static int32_t clamp(int32_t value)
{
    return value > 100 ? 100 : value;
}

#define clamp(value) (clamp(value) + 0) /* expect: WG308 */

int32_t limited(int32_t value)
{
    return clamp(value);
}
