#include <stdint.h>

static uint16_t head; /* expect: WG306 */
static uint16_t tail; /* expect: WG306 */
static uint8_t bytes[32];

void put(uint8_t byte)
{
    bytes[head % 32u] = byte;
    head++;
}

uint8_t get(void)
{
    uint8_t byte = bytes[tail % 32u];
    tail++;
    return byte;
}
