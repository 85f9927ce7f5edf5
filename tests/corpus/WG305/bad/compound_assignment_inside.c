#include <assert.h>
#include <stdint.h>

uint32_t consume(uint32_t budget, uint32_t cost)
{
    assert(cost > 0u);
    assert(cost < 100u);
    assert((budget -= cost) < 1000u); /* expect: WG305 */
    return budget;
}
