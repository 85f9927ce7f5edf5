#include <stdint.h>

// A plain line comment is no documentation comment.
int32_t absolute(int32_t value) /* expect: WG401 */
{
    return value < 0 ? -value : value;
}
