#include <assert.h>
#include <stdint.h>

/* Three assertions in two functions: the finding stands at the first. */
int32_t to_celsius(int32_t raw) /* expect: WG305 */
{
    assert(raw >= 0);
    assert(raw <= 4095);
    return raw * 165 / 4096 - 40;
}

int32_t to_percent(int32_t raw)
{
    assert(raw >= 0);
    return raw * 100 / 4096;
}
