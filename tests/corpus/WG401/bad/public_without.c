/* setup: {"documentation": "public"} */
#include <stdint.h>

static int32_t half(int32_t value)
{
    return value / 2;
}

int32_t middle(int32_t a, int32_t b) /* expect: WG401 */
{
    return a + half(b - a);
}
