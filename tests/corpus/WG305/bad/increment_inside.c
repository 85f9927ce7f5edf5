#include <assert.h>
#include <stdint.h>

static uint32_t calls;

uint32_t checked_add(uint32_t a, uint32_t b)
{
    assert(a < 0x80000000u);
    assert(b < 0x80000000u);
    assert(++calls < 1000u); /* expect: WG305 */
    return a + b;
}

uint32_t count(void)
{
    assert(calls < 1000u);
    assert(calls != 1u);
    return calls;
}
