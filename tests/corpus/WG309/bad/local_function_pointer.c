#include <stdint.h>

static int32_t plus(int32_t a, int32_t b)
{
    return a + b;
}

static int32_t minus(int32_t a, int32_t b)
{
    return a - b;
}

int32_t combine(int32_t a, int32_t b, int negative)
{
    int32_t (*operation)(int32_t, int32_t) = negative ? minus : plus; /* expect: WG309 */
    return operation(a, b);
}
