#include <stdint.h>

static int32_t zero(int32_t x)
{
    return x * 0;
}

static int32_t one(int32_t x)
{
    return x;
}

static int32_t (*const curves[2])(int32_t x) = {zero, one}; /* expect: WG309 */

int32_t curve(uint8_t number, int32_t x)
{
    return curves[number & 1u](x);
}
