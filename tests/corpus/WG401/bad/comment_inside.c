#include <stdint.h>

int32_t absolute(int32_t value) /* expect: WG401 */
{
    /* Give the size of a value without its sign. */
    return value < 0 ? -value : value;
}
