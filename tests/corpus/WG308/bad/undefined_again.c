#include <stdint.h>

#define STEP 1

int32_t slow(int32_t value)
{
    return value + STEP;
}

#undef STEP /* expect: WG308 */
#define STEP 10

int32_t fast(int32_t value)
{
    return value + STEP;
}
