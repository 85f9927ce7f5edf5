#include <stddef.h>
#include <stdint.h>

/**
 * @brief  Write a block to flash.
 * @param  address Where, a multiple of four.
 * @param[in] bytes What.
 * @param  count How many bytes.
 * @return 0, or -1 when it lies outside.
 */
int flash_write(uint32_t address, const uint8_t *bytes, size_t count)
{
    return address % 4u != 0u || bytes == NULL || count > 4096u ? -1 : 0;
}
