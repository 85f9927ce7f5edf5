#include <assert.h>
#include <stdint.h>

static int32_t mode;

/* With NDEBUG the mode would never be set. */
int32_t set_mode(int32_t wanted)
{
    assert(wanted >= 0);
    assert(wanted < 8);
    assert(mode = wanted + 1); /* expect: WG305 */
    assert(mode > 0);
    return mode;
}
