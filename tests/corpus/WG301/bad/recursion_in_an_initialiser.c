#include <stdint.h>

struct span {
    uint32_t low;
    uint32_t high;
};

uint32_t depth_of(struct span span) /* expect: WG301 */
{
    const uint32_t deeper = span.high - span.low < 2u
        ? 0u
        : depth_of((struct span){span.low, (span.low + span.high) / 2u});
    return deeper + 1u;
}
