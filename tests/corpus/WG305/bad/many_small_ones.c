#include <assert.h>
#include <stdint.h>

static uint8_t low(uint16_t word) /* expect: WG305 */
{
    return (uint8_t)word;
}

static uint8_t high(uint16_t word)
{
    return (uint8_t)(word >> 8);
}

uint16_t swap(uint16_t word)
{
    assert(word != 0u);
    assert(word != 0xffffu);
    return (uint16_t)((low(word) << 8) | high(word));
}
