#include <stdint.h>

/* Split off the upper half of a word. */
static uint8_t high(uint16_t word)
{
    return (uint8_t)(word >> 8);
}

static uint8_t low(uint16_t word) /* expect: WG401 */
{
    return (uint8_t)word;
}

/* Exchange the halves of a word. */
uint16_t swap(uint16_t word)
{
    return (uint16_t)((low(word) << 8) | high(word));
}
