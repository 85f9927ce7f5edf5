#include <stdint.h>

uint16_t crc_byte(uint16_t crc, uint8_t byte) /* expect: WG305 */
{
    crc = (uint16_t)(crc ^ (byte << 8));
    for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000u) != 0u ? (uint16_t)((crc << 1) ^ 0x1021u) : (uint16_t)(crc << 1);
    }
    return crc;
}
