#include <stdint.h>

uint32_t checksum(const uint8_t rows[4][8])
{
    uint32_t total = 0u;
    uint32_t cell; /* expect: WG306 */
    for (int row = 0; row < 4; row++) {
        for (int column = 0; column < 8; column++) {
            cell = rows[row][column];
            total += cell * (uint32_t)(row + 1);
        }
    }
    return total;
}
