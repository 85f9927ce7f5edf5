#include <stdint.h>

/**
 * Scale a value.
 *
 * @param value  In volts.
 * @param offset In millivolts.
 */
int32_t scaled(int32_t value, int32_t factor) /* expect: WG401 */
{
    return value * factor;
}
