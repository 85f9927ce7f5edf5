#include <assert.h>
#include <stdint.h>

int32_t divide(int32_t dividend, int32_t divisor)
{
    assert(divisor != 0 && "the caller has checked");
    assert((dividend > -100000 || divisor != -1) && "no overflow");
    return dividend / divisor;
}
