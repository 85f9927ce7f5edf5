/* setup: {"function_lines": 8} */
#include <stdint.h>

uint32_t mix(uint32_t a, uint32_t b) /* expect: WG304 */
{
    a ^= b << 7;

    b ^= a >> 9;

    a += b * 2654435761u;

    return a ^ b;
}
