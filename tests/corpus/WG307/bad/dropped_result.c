#include <stdint.h>

static int flash_write(uint32_t address, uint8_t byte)
{
    return address > 0xffffu || byte == 0u ? -1 : 0;
}

void save(uint8_t byte)
{
    flash_write(0x8000u, byte); /* expect: WG307 */
}
