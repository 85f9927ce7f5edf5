#include <stdint.h>

#define PAGE 256u
#define FLASH_BYTES 16384u

extern int erase_page(uint32_t address);

int erase_flash(void)
{
    for (uint32_t address = 0u; address < FLASH_BYTES; address += PAGE) {
        if (erase_page(address) != 0) {
            return -1;
        }
    }
    return 0;
}
