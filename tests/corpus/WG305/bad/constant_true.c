#include <assert.h>
#include <stdbool.h>
#include <stdint.h>

uint8_t reverse(uint8_t byte) /* expect: WG305 */
{
    uint8_t out = 0u;
    assert(true);
    assert(1);
    for (int bit = 0; bit < 8; bit++) {
        out = (uint8_t)((out << 1) | ((byte >> bit) & 1u));
    }
    return out;
}
