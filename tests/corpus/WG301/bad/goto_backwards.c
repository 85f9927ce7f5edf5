#include <stdint.h>

volatile uint32_t uart_status;

uint8_t wait_ready(void)
{
    uint8_t tries = 0u;
again:
    tries++;
    if ((uart_status & 0x20u) == 0u && tries < 200u) {
        goto again; /* expect: WG301 */
    }
    return tries;
}
