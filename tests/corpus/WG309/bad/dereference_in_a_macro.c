#include <stdint.h>

#define STATUS (*(volatile uint32_t *)0x40004400u) /* expect: WG309 */

uint32_t ready(void)
{
    return STATUS & 0x80u;
}
