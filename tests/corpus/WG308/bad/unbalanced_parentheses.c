#include <stdint.h>

#define MASK(x) ((x) & 0xffu /* expect: WG308 */

/* The use closes what the macro left open. */
uint32_t low_byte(uint32_t word)
{
    return MASK(word));
}
