#include <stdint.h>

/* assert(index < 8); assert(value != 0); */
uint32_t set_bit(uint32_t word, uint8_t index) /* expect: WG305 */
{
    // assert(index < 32);
    const char *note = "assert(index < 32)";
    return note[0] == 'a' ? word | (1u << index) : word;
}
