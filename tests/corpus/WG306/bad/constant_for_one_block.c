#include <stdint.h>

int32_t ramp(int32_t value, int32_t target)
{
    int32_t step = 4; /* expect: WG306 */
    int32_t next = target;
    if (value < target - 4) {
        next = value + step;
    }
    return next;
}
