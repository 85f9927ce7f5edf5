/* setup: {"function_lines": 8} */
#include <stdint.h>

uint8_t checksum(const uint8_t packet[4]) /* expect: WG304 */
{
    /*
     * The sum of all bytes, modulo 256,
     * with its sign turned, so that
     * the whole packet sums to zero.
     */
    uint32_t sum = (uint32_t)packet[0] + packet[1] + packet[2];
    return (uint8_t)(0u - sum);
}
