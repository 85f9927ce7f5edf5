/* setup: {"documentation": "public"} */
#include <stdint.h>

static int32_t half(int32_t value)
{
    return value / 2;
}

/* Give the middle of two positions. */
int32_t middle(int32_t a, int32_t b)
{
    return a + half(b - a);
}
