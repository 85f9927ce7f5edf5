/* setup: {"function_lines": 4} */
#include <stdint.h>

uint16_t swap(uint16_t word)
{
    return (uint16_t)((word << 8) | (word >> 8));
}
/*
 * Byte order on the wire is big-endian,
 * as the standard asks in section 3.1.
 * The host may be either.
 */

uint8_t low(uint16_t word)
{
    return (uint8_t)word;
}
